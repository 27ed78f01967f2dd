export * from './printer/port.ts'
