import { randomUUID } from 'node:crypto'
import { API_BASE, PROTOCOL } from '@antre/contract'
import type { EventSourceMessage } from 'eventsource-parser'
import { type Clock, pause, type Random } from '../clock.ts'
import type { Log } from '../log.ts'
import { backoffMs, REFUSED_PACE, STREAM_PACE } from './backoff.ts'
import { createMasterTime, type MasterTime } from './master-time.ts'
import { type Refusal, refusalOf } from './refusal.ts'
import { ATTEMPT_MS, ask, askOnce, type MasterReply, type MasterRequest } from './request.ts'
import { readStream, type StreamEnd } from './stream.ts'

/**
 * - `connecting`: nothing known yet, the first attempt is under way
 * - `live`: the view is the master's present one
 * - `away`: the master cannot be reached; the last view is kept
 * - `refused`: reached, but it does not accept this station (token, role, counter, zone, release)
 */
export type LinkState = 'connecting' | 'live' | 'away' | 'refused'

export interface LinkStatus {
  readonly state: LinkState
  /** Master's clock, when the state began. Milliseconds since the epoch. */
  readonly since: number
  /** State `refused`: why. */
  readonly refusal?: Refusal
}

/** A view as the master sent it. */
export interface KeptView {
  /** Ledger sequence it was true at. */
  readonly seq: string
  /** JSON text. */
  readonly json: string
}

export type LinkEvent =
  | { readonly type: 'status'; readonly status: LinkStatus }
  | { readonly type: 'view'; readonly view: KeptView }

export interface LinkOptions {
  /** `http://HOST:PORT` */
  readonly master: string
  readonly token: string
  readonly stationId: string
  /** Below `/api/v1`: `/views/counters/3`. */
  readonly viewPath: string
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

/** A station's way to the master: one view coming in, commands going out. Reconnects by itself. */
export interface Link {
  status(): LinkStatus
  /** The last view there was, also while the master is away. */
  view(): KeptView | null
  time: MasterTime
  subscribe(listener: (event: LinkEvent) => void): () => void
  /** Forwards one request; a POST gets a key unless it has one, or shall have none. Never rejects. */
  send(request: MasterRequest): Promise<MasterReply>
  start(): void
  /** Gives up everything under way. Resolves when nothing is left. */
  stop(): Promise<void>
}

/** The master beats every 5 s; three missed are no chance. */
export const SILENCE_MS = 15_000

export function createLink(options: LinkOptions): Link {
  const { master, clock, random, log } = options
  const headers = { authorization: `Bearer ${options.token}`, 'x-antre-station': options.stationId }
  const stopping = new AbortController()
  const context = { master, headers, clock, random, signal: stopping.signal }
  const listeners = new Set<(event: LinkEvent) => void>()
  const time = createMasterTime(clock)
  let status: LinkStatus = { state: 'connecting', since: clock.now() }
  let view: KeptView | null = null
  let running: Promise<void> = Promise.resolve()

  function emit(event: LinkEvent) {
    for (const listener of listeners) listener(event)
  }

  function become(state: LinkState, why: object, refusal?: Refusal) {
    if (status.state === state && status.refusal === refusal) return
    const since = status.state === state ? status.since : time.now()
    status = { state, since, ...(refusal && { refusal }) }
    if (state === 'live') log.info({ master }, 'linked to the master')
    if (state === 'away') log.warn({ master, ...why }, 'the master is away; trying again')
    if (state === 'refused') {
      log.error({ master, view: options.viewPath, ...why }, 'the master does not accept this station')
    }
    emit({ type: 'status', status })
  }

  function receive(message: EventSourceMessage) {
    const told = message.event === 'view' || message.event === 'beat' ? readNow(message.data) : null
    if (told === null) return
    time.set(told)
    if (message.event !== 'view') return
    view = { seq: message.id ?? '', json: message.data }
    become('live', {})
    emit({ type: 'view', view })
  }

  async function connect(): Promise<StreamEnd> {
    const health = await askOnce(context, HEALTH, ATTEMPT_MS)
    if (!health.answered) return { why: 'network', detail: health.detail }
    const protocol = readProtocol(health.body)
    if (protocol !== null && protocol !== PROTOCOL) {
      log.error(
        { master: protocol, station: PROTOCOL },
        'master and station are of different releases; update both',
      )
      return { why: 'refused', status: health.status }
    }
    const url = `${master}${API_BASE}${options.viewPath}/stream`
    return readStream({
      url,
      headers,
      clock,
      silenceMs: SILENCE_MS,
      signal: stopping.signal,
      onEvent: receive,
    })
  }

  async function run() {
    let failures = 0
    while (!stopping.signal.aborted) {
      const end = await connect()
      if (end.why === 'closed' || stopping.signal.aborted) return
      failures = status.state === 'live' ? 1 : failures + 1
      const refused = end.why === 'refused'
      if (refused) become('refused', end, refusalOf(end.status))
      else become('away', end)
      await pause(clock, backoffMs(failures, refused ? REFUSED_PACE : STREAM_PACE, random), stopping.signal)
    }
  }

  return {
    status: () => status,
    view: () => view,
    time,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async send(request) {
      const isKeyed = request.method === 'POST' && request.key !== null
      const reply = await ask(context, isKeyed ? { ...request, key: request.key ?? randomUUID() } : request)
      if (!reply.answered)
        log.warn({ path: request.path, detail: reply.detail }, 'command did not reach the master')
      return reply
    },
    start() {
      running = run()
    },
    async stop() {
      stopping.abort()
      await running
    },
  }
}

const HEALTH: MasterRequest = { method: 'GET', path: '/health' }

/** The `now` of a view or a beat (ms); null when it is not JSON with one. */
function readNow(json: string): number | null {
  const now = Date.parse(String(field(json, 'now')))
  return Number.isNaN(now) ? null : now
}

function readProtocol(json: string): number | null {
  const protocol = field(json, 'protocol')
  return typeof protocol === 'number' ? protocol : null
}

function field(json: string, name: string): unknown {
  try {
    return (JSON.parse(json) as Record<string, unknown> | null)?.[name]
  } catch {
    return undefined
  }
}
