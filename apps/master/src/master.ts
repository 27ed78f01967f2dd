import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DEFAULT_KIOSK, type Principal, roleSchema } from '@antre/contract'
import { type Mall, openingAt } from '@antre/domain'
import { type Clock, createHub, type Engine, startEngine } from '@antre/engine'
import {
  type Claimed,
  claimFolder,
  type KnownToken,
  type OpenFault,
  openForWriting,
  sqliteLedger,
  type Tokens,
  tokensIn,
} from '@antre/ledger'
import { type Access, createListeners, type RunningServer, startServer } from '@antre/server'
import type { Logger } from 'pino'
import { RESOURCES } from './data-folder.ts'
import { randomIds } from './ids.ts'
import { VERSION } from './version.ts'
import { deviceWords } from './words.ts'

export interface MasterOptions {
  readonly dataDir: string
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** Founds a ledger that has no mall yet. */
  readonly mall: Mall
  /** Nobody named that mall: it founds none for a network to use. */
  readonly mallIsExample?: boolean
  /** Makes the mall's clock, which may depend on its time zone. */
  readonly clock: (timeZone: string) => Clock
  /** For demonstrations: `always`, or `when-closed` (and strictly by the hours when open). */
  readonly openAllDay?: 'always' | 'when-closed' | 'by-the-hours' | undefined
  /** See `OpenOptions` of the ledger. */
  readonly maxBytes?: number | undefined
  readonly log: Logger
}

export interface Master {
  readonly url: string
  readonly port: number
  readonly engine: Engine
  /** True when hours are ignored, for a demonstration. */
  readonly openAllDay: boolean
  /** True when the ledger was new and nobody named a mall. */
  readonly beganWithExample: boolean
  close(): Promise<void>
}

export type Started =
  | { readonly ok: true; readonly master: Master }
  | { readonly ok: false; readonly code: StartFault; readonly detail: string }
type StartFault =
  | OpenFault['code']
  | 'folder-in-use'
  | 'no-tokens'
  | 'no-mall'
  | 'port-in-use'
  | 'cannot-listen'
  | 'ledger-unavailable'

const TICK_MS = 1_000
/** Hours open and close by the clock alone: views are looked at again so often. */
const REFRESH_MS = 5_000

/** Puts ledger, engine and server together on one data folder. */
export async function startMaster(options: MasterOptions): Promise<Started> {
  const claimed = claimFolder(options.dataDir)
  if (!claimed.ok) {
    const where = claimed.holder ? ` (process ${claimed.holder.pid}, ${claimed.holder.url})` : ''
    const detail = `another master works on ${options.dataDir}${where}; stop it first, or use another --data`
    return { ok: false, code: 'folder-in-use', detail }
  }
  const opened = openForWriting(
    options.dataDir,
    options.maxBytes === undefined ? {} : { maxBytes: options.maxBytes },
  )
  if (!opened.ok) {
    claimed.release()
    return opened
  }
  const abandon = (code: StartFault, detail: string): Started => {
    opened.db.close()
    claimed.release()
    return { ok: false, code, detail }
  }
  const tokens = tokensIn(opened.db)
  if (!isLoopback(options.host) && tokens.list().length === 0) {
    const detail =
      'on the network nothing is trusted without a token; make the first with: antre token --role admin'
    return abandon('no-tokens', detail)
  }
  const ledger = sqliteLedger(opened.db)
  // The demonstration's clock is set by the mall's own, which only the replay tells.
  let clock: Clock = { now: () => 0 }
  const engine = startEngine(ledger, { now: () => clock.now() })
  const isNew = engine.hall().mallVersion === 0
  if (isNew && options.mallIsExample && !isLoopback(options.host)) {
    const detail = `${options.dataDir} holds no mall yet; name its document with --mall FILE, or the right folder with --data`
    return abandon('no-mall', detail)
  }
  clock = options.clock(timeZoneOf(engine, options.mall))
  const founded = await found(engine, options)
  if (!founded)
    return abandon('ledger-unavailable', engine.fault() ?? 'the mall document could not be stored')
  const listeners = createListeners(engine.now())
  const hub = createHub(engine, listeners.attendance, deviceWords, delay, (err) =>
    options.log.error({ err }, 'a view broke a rule of the program'),
  )
  try {
    const server = await startServer(
      {
        engine,
        hub,
        ids: randomIds,
        access: accessOf(tokens),
        listeners,
        readEvents: ledger.read,
        folders: folders(options.dataDir),
        version: VERSION,
        log: options.log,
      },
      options,
    )
    const stopTicking = keepTime(engine, hub.refresh)
    const url = addressOf(options.host, server.port)
    claimed.announce({ pid: process.pid, url: addressOf(reachable(options.host), server.port) })
    const shutDown = async () => {
      stopTicking()
      hub.close()
      await closeAll(server, engine, opened.db, claimed)
    }
    const { openAllDay } = engine.hall().mall.policy
    const beganWithExample = isNew && options.mallIsExample === true
    const master = { url, port: server.port, engine, openAllDay, beganWithExample, close: shutDown }
    return { ok: true, master }
  } catch (error) {
    hub.close()
    engine.stop()
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      return abandon('port-in-use', `port ${options.port} is taken; choose another with --port`)
    if (code?.startsWith('E')) return abandon('cannot-listen', `${options.host}:${options.port}: ${code}`)
    throw error
  }
}

async function closeAll(
  server: RunningServer,
  engine: Engine,
  db: { close(): void },
  claimed: Extract<Claimed, { ok: true }>,
) {
  await server.close()
  engine.stop()
  db.close()
  claimed.release()
}

function timeZoneOf(engine: Engine, founding: Mall): string {
  const stored = engine.hall()
  return stored.mallVersion > 0 ? stored.mall.timeZone : founding.timeZone
}

/** Gives a new ledger its mall, opens the day, and applies the demonstration's hours. */
async function found(engine: Engine, { mall, openAllDay }: MasterOptions): Promise<boolean> {
  if (engine.hall().mallVersion === 0 && !(await save(engine, mall))) return false
  if (openAllDay !== undefined) {
    const { mall: present } = engine.hall()
    const strict: Mall = { ...present, policy: { ...present.policy, openAllDay: false } }
    const closed = !openingAt(strict, null, engine.now()).open
    const ignoreHours = openAllDay === 'always' || (openAllDay === 'when-closed' && closed)
    if (ignoreHours !== present.policy.openAllDay) {
      const wanted = { ...strict, policy: { ...strict.policy, openAllDay: ignoreHours } }
      if (!(await save(engine, wanted))) return false
    }
  }
  engine.tick()
  return true
}

async function save(engine: Engine, mall: Mall): Promise<boolean> {
  const outcome = await engine.submit({
    command: { type: 'save-mall', mall, expectedVersion: engine.hall().mallVersion },
    actor: 'antre',
    respond: (result) => ({ status: result.ok ? 200 : 409, body: '' }),
  })
  return outcome.kind === 'reply' && outcome.reply.status === 200
}

function keepTime(engine: Engine, refresh: () => void): () => void {
  const tick = setInterval(engine.tick, TICK_MS)
  const look = setInterval(refresh, REFRESH_MS)
  return () => {
    clearInterval(tick)
    clearInterval(look)
  }
}

function delay(action: () => void, ms: number): () => void {
  const timer = setTimeout(action, ms)
  return () => clearTimeout(timer)
}

function accessOf(tokens: Tokens): Access {
  return {
    kiosks: () =>
      tokens.list().flatMap(({ role, stationId = DEFAULT_KIOSK }) => (role === 'kiosk' ? [stationId] : [])),
    find(secret) {
      const known = tokens.find(secret)
      return known && principalOf(known)
    },
  }
}

function principalOf({ id, role, ...own }: KnownToken): Principal | undefined {
  const known = roleSchema.safeParse(role)
  return known.success ? { tokenId: id, role: known.data, ...own } : undefined
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

function addressOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** An address of this PC for who listens on all of them; not every system calls that one. */
function reachable(host: string): string {
  return host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
}

/** Screens that were built, the voice, and the mall's own media. */
function folders(dataDir: string): Record<string, string> {
  const media = join(dataDir, 'media')
  try {
    mkdirSync(media, { recursive: true }) // So that what is put there later is found.
  } catch {
    // A full disk has no media either.
  }
  const apps = join(import.meta.dirname, '../..')
  const wanted: [string, string][] = [
    ...['kiosk', 'counter', 'display', 'admin'].map((app): [string, string] => [
      `/${app}/`,
      join(apps, app, 'dist', 'screen'),
    ]),
    ['/voice/', join(RESOURCES, 'voice')],
    ['/media/', media],
  ]
  return Object.fromEntries(wanted.filter(([, folder]) => existsSync(folder)))
}
