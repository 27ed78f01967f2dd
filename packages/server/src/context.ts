import type { Engine, Hub, Ids, StoredEvent } from '@antre/engine'
import type { Logger } from 'pino'
import type { Access } from './access.ts'
import type { Allowances } from './allowances.ts'
import type { Listeners } from './listeners.ts'
import type { Namesakes } from './namesakes.ts'
import type { Streams } from './stream.ts'
import type { Tellers } from './tellers.ts'
import type { Voices } from './voices.ts'

/** What the routes work with. */
export interface Context {
  readonly engine: Engine
  readonly hub: Hub
  readonly ids: Ids
  readonly access: Access
  readonly listeners: Listeners
  readonly allowances: Allowances
  readonly namesakes: Namesakes
  readonly streams: Streams
  readonly voices: Voices
  readonly tellers: Tellers
  /** Events with `seq > after`, ascending. */
  readonly readEvents: (after: number, limit: number) => readonly StoredEvent[]
  readonly version: string
  readonly log: Logger
}
