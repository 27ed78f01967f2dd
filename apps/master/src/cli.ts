import { leanProcess } from './lean-process.ts'

leanProcess()
// Only now: what is loaded before would be loaded twice.
await import('./program.ts')
