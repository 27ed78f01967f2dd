export type { Access } from './access.ts'
export { createListeners } from './listeners.ts'
export { type RunningServer, type ServerOptions, startServer } from './server.ts'
