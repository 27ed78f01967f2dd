import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { API } from './address.ts'
import { type EventStream, type OpenStream, openEventSource } from './source.ts'

export type Link = 'connecting' | 'live' | 'away'

export interface ViewState<V> {
  /** The newest view; stays (and is to be shown greyed) while the link is away. */
  readonly view: V | null
  /** Ledger sequence of the view. */
  readonly seq: number
  readonly link: Link
  /** Why the master does not accept the station of this page: `token`, `place`, `unknown`, `release`; else null. */
  readonly refusal: string | null
  /** When `link` became what it is, ms of the master's clock. */
  readonly since: number
  /** When the view was last known to be true, ms of the master's clock. */
  readonly seenAt: number | null
  /** The master's clock minus this machine's. */
  readonly clockOffsetMs: number
}

export interface ViewStore<V> extends StoreApi<ViewState<V>> {
  /** Stops listening for good. */
  close(): void
}

export interface ViewStoreOptions {
  readonly open?: OpenStream
  /** How this page is called where no station says so: the hall lists it by that. */
  readonly name?: string
  /** This machine's clock, ms. */
  readonly now?: () => number
  /** A clock that nobody sets, ms. */
  readonly steady?: () => number
}

interface LinkNews {
  readonly state: 'live' | 'away'
  readonly since?: string
  readonly refusal?: string
}

/** The master beats at least every 5 s; three missed beats mean it is away. */
const SILENCE_MS = 15_000
const CHECK_MS = 1_000
/** So much more or less than the steady clock: somebody has set this machine's clock, or it has slept. */
const STEP_MS = 1_000
const RETRY_MS = [500, 1_000, 2_000, 4_000] as const

/**
 * A store fed by a view stream. `path` is below `/views/`: `kiosk`, `counters/3`, `displays/A`, `hall`.
 * It reconnects for ever, and notices a line that is up but silent.
 */
export function createViewStore<V>(path: string, options: ViewStoreOptions = {}): ViewStore<V> {
  const { open = openEventSource, now = Date.now, steady = () => performance.now() } = options
  const url = `${API}/views/${path}/stream${options.name === undefined ? '' : `?name=${encodeURIComponent(options.name)}`}`
  const store = createStore<ViewState<V>>(() => ({
    view: null,
    seq: 0,
    link: 'connecting',
    refusal: null,
    since: now(),
    seenAt: null,
    clockOffsetMs: 0,
  }))
  const masterNow = (): number => now() + store.getState().clockOffsetMs

  let stream: EventStream | null = null
  let heardAt = now()
  let failures = 0
  let retry: ReturnType<typeof setTimeout> | undefined
  /** The station said its own link to the master is down: its beats then prove nothing. */
  let stationAway = false
  /** A view may have been made a while ago; a beat tells the time of this moment. */
  let clockKnown = false
  /** This machine's clock minus the steady one, when the master's was last compared with it. */
  let agreed = now() - steady()

  const setLink = (link: Link, since = masterNow()): void => {
    if (store.getState().link !== link) store.setState({ link, since })
  }
  const setClock = (iso: unknown): void => {
    const at = typeof iso === 'string' ? Date.parse(iso) : Number.NaN
    if (Number.isNaN(at)) return
    agreed = now() - steady()
    store.setState({ clockOffsetMs: at - now() })
  }
  const isClockSet = (): boolean => Math.abs(now() - steady() - agreed) > STEP_MS
  const heard = (): void => {
    heardAt = now()
    failures = 0
    if (stationAway) return
    setLink('live')
    store.setState({ seenAt: masterNow() })
  }

  const onView = (data: string, id: string): void => {
    const view = JSON.parse(data) as V & { now?: string }
    if (!stationAway && (!clockKnown || isClockSet())) setClock(view.now)
    store.setState({ view, seq: Number(id) || 0 })
    heard()
  }
  const onBeat = (data: string): void => {
    if (!stationAway) {
      setClock((JSON.parse(data) as { now?: string }).now)
      clockKnown = true
    }
    heard()
  }
  const onLink = (data: string): void => {
    const { state, since, refusal = null } = JSON.parse(data) as LinkNews
    heardAt = now()
    if (store.getState().refusal !== refusal) store.setState({ refusal })
    stationAway = state === 'away'
    if (!stationAway) {
      heard()
      return
    }
    const at = since === undefined ? Number.NaN : Date.parse(since)
    const known = Number.isNaN(at) ? masterNow() : at
    setLink('away', known)
    if (store.getState().seenAt === null) store.setState({ seenAt: known })
  }

  function connect(): void {
    stream?.close()
    stationAway = false
    const mine = open(url)
    stream = mine
    const current = (listener: (data: string, id: string) => void) => (data: string, id: string) => {
      if (stream === mine) listener(data, id)
    }
    mine.on('view', current(onView))
    mine.on('beat', current(onBeat))
    mine.on('link', current(onLink))
    mine.onError(() => {
      if (stream === mine) lost()
    })
  }

  function lost(): void {
    stream?.close()
    stream = null
    setLink('away')
    clearTimeout(retry)
    const pause = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? CHECK_MS
    failures += 1
    heardAt = now()
    // Spread out, so that a hall full of screens does not come back in one instant.
    retry = setTimeout(connect, pause * (0.75 + Math.random() / 2))
  }

  const watch = setInterval(() => {
    // A clock set back must not make silence look short.
    if (now() < heardAt) heardAt = now()
    if (stream && now() - heardAt > SILENCE_MS) lost()
  }, CHECK_MS)

  connect()
  return Object.assign(store, {
    close: () => {
      clearInterval(watch)
      clearTimeout(retry)
      stream?.close()
      stream = null
    },
  })
}

/** Binds a component to a part of the store. */
export function useViewStore<V, T>(store: ViewStore<V>, selector: (state: ViewState<V>) => T): T {
  return useStore(store, selector)
}
