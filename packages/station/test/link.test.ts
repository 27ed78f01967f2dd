import { type MasterDouble, type SteppedTimers, startMasterDouble, steppedTimers } from '@antre/testkit'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createLink, type Link, type LinkEvent, SILENCE_MS } from '../src/link/link.ts'
import { silentLog } from '../src/log.ts'

const TOKEN = 'secret-token'
let master: MasterDouble
let clock: SteppedTimers
let link: Link
let lines: string[]

beforeEach(async () => {
  master = await startMasterDouble()
  clock = steppedTimers()
  lines = []
  const keep = (about: object, text: string) => lines.push(`${JSON.stringify(about)} ${text}`)
  link = createLink({
    master: master.url,
    token: TOKEN,
    stationId: 'counter-3',
    viewPath: '/views/counters/3',
    clock,
    random: () => 0.5,
    log: { ...silentLog, info: keep, warn: keep, error: keep },
  })
})

afterEach(async () => {
  await link.stop()
  await master.close()
  expect(lines.join('\n')).not.toContain(TOKEN)
})

/** Resolves at the next event for which `fits`. */
function event(fits: (event: LinkEvent) => boolean): Promise<LinkEvent> {
  return new Promise((resolve) => {
    const leave = link.subscribe((told) => {
      if (!fits(told)) return
      leave()
      resolve(told)
    })
  })
}
const state = (wanted: string) => event((told) => told.type === 'status' && told.status.state === wanted)
const view = () => event((told) => told.type === 'view')
/** Lets the pause before the next attempt pass, once it has begun. */
async function waitOut(fits: (ms: number) => boolean = (ms) => ms <= 5_000) {
  clock.advance(await clock.timer(fits))
}

async function live() {
  const first = view()
  link.start()
  await first
}

describe('a master that is there', () => {
  test('its view is kept word for word, with its sequence, and asked for by name', async () => {
    await live()
    expect(link.status().state).toBe('live')
    expect(link.view()).toEqual({ seq: '1', json: '{"now":"2026-11-23T09:00:00.000+08:00"}' })
    const asked = master.requests.find(({ url }) => url.endsWith('/stream'))
    expect(asked).toMatchObject({
      url: '/api/v1/views/counters/3/stream',
      headers: { authorization: `Bearer ${TOKEN}`, 'x-antre-station': 'counter-3' },
    })
  })

  test("its clock is the station's, from view and beat", async () => {
    await live()
    expect(link.time.now()).toBe(Date.parse('2026-11-23T09:00:00+08:00'))
    clock.advance(1_000)
    expect(link.time.now()).toBe(Date.parse('2026-11-23T09:00:01+08:00'))
    master.beat('2026-11-23T12:00:00.000+08:00')
    master.show({ now: '2026-11-23T12:00:00.000+08:00', n: 2 })
    await view()
    expect(link.time.now()).toBe(Date.parse('2026-11-23T12:00:00+08:00'))
  })

  test('a view in pieces, two at once, comments, unknown and broken events: nothing lost, nothing breaks', async () => {
    await live()
    const told: string[] = []
    link.subscribe((heard) => heard.type === 'view' && told.push(heard.view.json))
    const third = event((heard) => heard.type === 'view' && heard.view.seq === '9')
    master.write(': still here\n\nevent: view\nid: 7\nda')
    master.write('ta: {"now":"2026-11-23T09:00:01Z","n":"ä"}\n\nevent: view\nid: 8\ndata: not json\n\n')
    master.write('event: surprise\ndata: {}\n\nevent: beat\ndata: null\n\n')
    master.write('event: view\nid: 9\ndata: {"now":"2026-11-23T09:00:02Z"}\n\n')
    await third
    expect(told).toEqual(['{"now":"2026-11-23T09:00:01Z","n":"ä"}', '{"now":"2026-11-23T09:00:02Z"}'])
  })
})

describe('a master that goes', () => {
  test('the stream ends: away at once, the last view kept; then the new one', async () => {
    await live()
    const away = state('away')
    master.dropStreams()
    await away
    expect(link.view()?.seq).toBe('1')
    master.show({ now: '2026-11-23T09:01:00Z' }, 5)
    const again = view()
    await waitOut()
    await again
    expect(link.status().state).toBe('live')
    expect(link.view()?.seq).toBe('5')
  })

  test('the line is up but silent: away after fifteen seconds without a byte', async () => {
    await live()
    const away = state('away')
    clock.advance(SILENCE_MS - 1)
    expect(link.status().state).toBe('live')
    clock.advance(1)
    await away
    const again = view()
    await waitOut()
    await again
  })

  test('beats keep a quiet line alive', async () => {
    await live()
    for (let n = 0; n < 5; n += 1) {
      clock.advance(10_000)
      const seen = view()
      master.write(': beat\n\n')
      master.show({ now: '2026-11-23T09:00:00Z', n })
      await seen
    }
    expect(link.status().state).toBe('live')
  })

  test('a host that accepts and never answers is away, at the first attempt and at the stream', async () => {
    master.mood = 'silent'
    const away = state('away')
    link.start()
    await clock.timer((ms) => ms === 2_000)
    clock.advance(2_000)
    await away
    master.mood = 'frozen-stream'
    await waitOut()
    const frozen = master.next(({ url }) => url.endsWith('/stream'))
    await frozen
    master.mood = 'well'
    const alive = state('live')
    clock.advance(SILENCE_MS)
    await waitOut()
    await alive
  })

  test('nobody there: the pauses double up to five seconds, and start small again after a good time', async () => {
    await live()
    await master.close()
    const pauses: number[] = []
    for (let n = 0; n < 7; n += 1) {
      if (n > 0) clock.advance(pauses[n - 1] ?? 0)
      pauses.push(await clock.timer((wait) => wait !== 2_000 && wait < SILENCE_MS))
    }
    expect(pauses).toEqual([187.5, 375, 750, 1_500, 3_000, 3_750, 3_750])
    await master.reopen()
    const back = state('live')
    await waitOut((ms) => ms === 3_750)
    await back
    const gone = state('away')
    master.dropStreams()
    await gone
    expect(await clock.timer((ms) => ms < 1_000)).toBe(187.5)
  })

  test('there from the start or not, stopping ends it', async () => {
    await master.close()
    const away = state('away')
    link.start()
    await away
    await link.stop()
    expect(clock.pending()).toEqual([])
  })
})

describe('a master that does not want this station', () => {
  test('a token it does not accept: refused, said once, asked again slowly', async () => {
    master.mood = 'unauthorised'
    const refused = state('refused')
    link.start()
    await refused
    expect(lines.filter((line) => line.includes('does not accept'))).toHaveLength(1)
    const ms = await clock.timer((wait) => wait !== SILENCE_MS)
    expect(ms).toBe(7_500)
    master.mood = 'well'
    const alive = state('live')
    clock.advance(ms)
    await alive
  })

  test('a counter it does not know: refused, and the log says which', async () => {
    master.mood = 'unknown-view'
    const refused = state('refused')
    link.start()
    await refused
    expect(lines.find((line) => line.includes('does not accept'))).toContain('"view":"/views/counters/3"')
    expect(link.status().refusal).toBe('unknown')
  })

  test('another release with another protocol: refused', async () => {
    master.protocol = 2
    const refused = state('refused')
    link.start()
    await refused
    expect(master.requests.some(({ url }) => url.endsWith('/stream'))).toBe(false)
  })
})

describe('commands', () => {
  const callNext = { method: 'POST', path: '/counters/3/call-next', body: '{}' } as const

  test('what the master answers comes back word for word', async () => {
    master.answer = () => ({ status: 409, body: { code: 'counter-not-open' } })
    expect(await link.send(callNext)).toEqual({
      answered: true,
      status: 409,
      body: '{"code":"counter-not-open"}',
    })
  })

  test('an answer lost on the way: asked again with the same key, done once', async () => {
    master.mood = 'lost-answer'
    const reply = link.send(callNext)
    const wait = await clock.timer((ms) => ms < 1_000)
    master.mood = 'well'
    clock.advance(wait)
    expect(await reply).toMatchObject({ answered: true, status: 200 })
    const keys = master.requests.map(({ headers }) => headers['idempotency-key'])
    expect(keys).toHaveLength(2)
    expect(keys[0]).toBe(keys[1])
    expect([...master.effects.values()]).toEqual([1])
  })

  test('two commands have two keys; a given key is used', async () => {
    await link.send(callNext)
    await link.send(callNext)
    await link.send({ ...callNext, key: 'mine' })
    expect(master.effects.size).toBe(3)
    expect(master.effects.has('mine')).toBe(true)
  })

  test('503 for a moment: tried again; for longer: the 503 is handed on', async () => {
    master.mood = 'unavailable'
    const reply = link.send(callNext)
    await waitOut((ms) => ms < 1_000)
    const wait = await clock.timer((ms) => ms < 1_000)
    master.mood = 'well'
    clock.advance(wait)
    expect(await reply).toMatchObject({ answered: true, status: 200 })
    expect(master.requests).toHaveLength(3)

    master.mood = 'unavailable'
    const failed = stepUntil(link.send(callNext))
    expect(await failed).toMatchObject({ answered: true, status: 503, body: '{"code":"ledger-unavailable"}' })
  })

  test('nobody there: master-away after about four seconds', async () => {
    await master.close()
    const begun = clock.now()
    const reply = await stepUntil(link.send(callNext))
    expect(reply).toMatchObject({ answered: false, problem: { code: 'master-away', status: 503 } })
    expect(clock.now() - begun).toBeGreaterThan(2_500)
    expect(clock.now() - begun).toBeLessThanOrEqual(4_000)
  })

  test('a master that hangs: two attempts, then master-away', async () => {
    master.mood = 'silent'
    const first = master.next(() => true)
    const reply = link.send(callNext)
    await first
    clock.advance(2_000)
    const second = master.next(() => true)
    await waitOut((ms) => ms < 1_000)
    await second
    clock.advance(2_000)
    expect(await reply).toMatchObject({ answered: false })
    expect(new Set(master.requests.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
  })

  test('stopping gives up what is under way', async () => {
    master.mood = 'silent'
    const reply = link.send(callNext)
    await master.next(() => true)
    await link.stop()
    expect(await reply).toMatchObject({ answered: false, problem: { code: 'master-away' } })
  })

  /** Steps through the pauses between attempts until `reply` is there. */
  async function stepUntil<T>(reply: Promise<T>): Promise<T> {
    const pauses = [75, 150, 300, 600, 750]
    let done = false
    const ended = reply.then(() => {
      done = true
    })
    while (!done) {
      const ms = await Promise.race([ended, clock.timer((wait) => pauses.includes(wait))])
      if (!done) clock.advance(ms ?? 0)
    }
    return reply
  }
})
