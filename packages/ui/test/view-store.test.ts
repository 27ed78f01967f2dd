import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createViewStore, type EventStream } from '../src/index.ts'

type Kind = 'view' | 'beat' | 'link'

/** A stream the test speaks for. */
class FakeStream implements EventStream {
  readonly url: string
  closed = false
  readonly listeners = new Map<Kind, (data: string, id: string) => void>()
  fail: () => void = () => {}

  constructor(url: string) {
    this.url = url
  }

  on(type: Kind, listener: (data: string, id: string) => void): void {
    this.listeners.set(type, listener)
  }

  onError(listener: () => void): void {
    this.fail = listener
  }

  close(): void {
    this.closed = true
  }

  say(type: Kind, data: unknown, id = ''): void {
    this.listeners.get(type)?.(JSON.stringify(data), id)
  }
}

const MASTER = Date.parse('2026-11-23T09:41:00+08:00')
const at = (ms: number): string => new Date(MASTER + ms).toISOString()

let streams: FakeStream[]
const newest = (): FakeStream => streams.at(-1) as FakeStream
const start = () => {
  const store = createViewStore<{ n: number }>('kiosk', {
    open: (url) => {
      const stream = new FakeStream(url)
      streams.push(stream)
      return stream
    },
  })
  return store
}

beforeEach(() => {
  streams = []
  vi.useFakeTimers({ now: 1_000_000 })
})
afterEach(() => vi.useRealTimers())

test('asks the server that served the page, and starts without a view', () => {
  const store = start()
  expect(newest().url).toBe('./api/v1/views/kiosk/stream')
  expect(store.getState()).toMatchObject({ view: null, link: 'connecting', seenAt: null })
  store.close()
})

test('a view brings the state, the sequence and the clock of the master', () => {
  const store = start()
  newest().say('view', { n: 1, now: at(0) }, '42')
  expect(store.getState()).toMatchObject({ view: { n: 1 }, seq: 42, link: 'live', seenAt: MASTER })
  expect(Date.now() + store.getState().clockOffsetMs).toBe(MASTER)
  store.close()
})

test('a beat corrects the clock; a view written earlier does not set it back', () => {
  const store = start()
  newest().say('beat', { now: at(5_000) })
  newest().say('view', { n: 1, now: at(0) }, '1')
  expect(Date.now() + store.getState().clockOffsetMs).toBe(MASTER + 5_000)
  store.close()
})

test("a view tells the time when this machine's clock was set since the last beat", () => {
  const store = start()
  newest().say('beat', { now: at(0) })
  vi.setSystemTime(Date.now() + 600_000)
  newest().say('view', { n: 1, now: at(1_000) }, '1')
  expect(Date.now() + store.getState().clockOffsetMs).toBe(MASTER + 1_000)
  vi.setSystemTime(Date.now() - 3_600_000)
  newest().say('view', { n: 2, now: at(2_000) }, '2')
  expect(Date.now() + store.getState().clockOffsetMs).toBe(MASTER + 2_000)
  store.close()
})

test('fifteen silent seconds mean the master is away, and the last view stays', () => {
  const store = start()
  newest().say('view', { n: 1, now: at(0) }, '1')
  vi.advanceTimersByTime(14_000)
  newest().say('beat', { now: at(14_000) })
  vi.advanceTimersByTime(14_000)
  expect(store.getState().link).toBe('live')
  vi.advanceTimersByTime(3_000)
  expect(store.getState()).toMatchObject({ link: 'away', view: { n: 1 }, seenAt: MASTER + 14_000 })
  store.close()
})

test('a lost line is opened again until it holds', () => {
  const store = start()
  newest().say('view', { n: 1, now: at(0) }, '1')
  for (let i = 0; i < 5; i++) {
    newest().fail()
    expect(newest().closed).toBe(true)
    vi.advanceTimersByTime(6_000)
  }
  expect(streams).toHaveLength(6)
  expect(store.getState().link).toBe('away')
  newest().say('view', { n: 2, now: at(30_000) }, '2')
  expect(store.getState()).toMatchObject({ link: 'live', view: { n: 2 } })
  store.close()
})

test('a stream that was given up is no longer listened to', () => {
  const store = start()
  const first = newest()
  first.fail()
  first.say('view', { n: 9, now: at(0) }, '9')
  expect(store.getState()).toMatchObject({ view: null, link: 'away' })
  store.close()
})

test('a station that has lost the master says so, and its beats prove nothing', () => {
  const store = start()
  newest().say('view', { n: 1, now: at(0) }, '1')
  newest().say('link', { state: 'away', since: at(2_000) })
  vi.advanceTimersByTime(5_000)
  newest().say('beat', { now: at(5_000) })
  expect(store.getState()).toMatchObject({ link: 'away', since: MASTER + 2_000, seenAt: MASTER })
  vi.advanceTimersByTime(1_000)
  expect(store.getState().refusal).toBeNull()
  newest().say('link', { state: 'away', since: at(2_000), reason: 'refused', refusal: 'place' })
  expect(store.getState().refusal).toBe('place')
  newest().say('link', { state: 'live', since: at(6_000) })
  expect(store.getState().refusal).toBeNull()
  expect(store.getState()).toMatchObject({ link: 'live', seenAt: MASTER + 6_000 })
  store.close()
})

test('closing stops everything', () => {
  const store = start()
  store.close()
  vi.advanceTimersByTime(60_000)
  expect(streams).toHaveLength(1)
  expect(newest().closed).toBe(true)
})
