import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SimulatedPage, type Speech, simulatedMaster, virtualTime } from './support/zone.ts'

/** Something that happens in a hall with displays 0, 1 and 2. */
type Happening =
  | { readonly kind: 'call'; readonly discreet: boolean }
  | { readonly kind: Trouble; readonly who: number }
type Trouble = 'start' | 'close' | 'die' | 'reload' | 'cut' | 'heal' | 'mute' | 'unmute'
type Line = readonly { readonly happening: Happening; readonly pauseMs: number }[]

const PLACES = 3
const REPEAT_AFTER_MS = 45_000
const SETTLED_MS = 40_000
/** From an acknowledgement on the master to another display that shows it. */
const NEWS_MS = 200
const LAST_CALLS = ['last-0', 'last-1', 'last-2']

const callMade = fc.record({
  kind: fc.constant('call' as const),
  discreet: fc.constantFrom(false, false, false, true),
})
const about = (...kinds: Trouble[]) => fc.record({ kind: fc.constantFrom(...kinds), who: fc.nat(PLACES - 1) })
const line = (...trouble: Trouble[]): fc.Arbitrary<Line> =>
  fc.array(
    fc.record({
      happening: fc.oneof({ arbitrary: callMade, weight: 3 }, { arbitrary: about(...trouble), weight: 2 }),
      pauseMs: fc.integer({ min: 0, max: 15_000 }),
    }),
    { minLength: 1, maxLength: 25 },
  )

/** Plays it, then lets everything be well again, and calls three more. */
async function play(happenings: Line) {
  const time = virtualTime()
  const master = simulatedMaster(time, REPEAT_AFTER_MS)
  const heard: Speech[] = []
  const places = Array.from({ length: PLACES }, () => ({
    page: null as SimulatedPage | null,
    cut: false,
    muted: false,
  }))
  let loads = 0
  let numbers = 0
  const lengthMs = (item: string): number => 3_000 + ((item.length * 7 + item.charCodeAt(5)) % 9) * 1_000
  const load = (at: number): void => {
    const place = places[at]
    if (!place || place.page?.alive) return
    loads += 1
    const { cut, muted } = place
    place.page = new SimulatedPage(time, master, heard, { instance: `${at}#${loads}`, cut, muted, lengthMs })
  }
  const callNext = (id: string, discreet: boolean): void => {
    numbers += 1
    master.call(id, `A-${String(numbers).padStart(3, '0')}`, discreet)
  }
  const happen = (happening: Happening): void => {
    if (happening.kind === 'call') callNext(`call-${numbers}`, happening.discreet)
    else trouble(happening.kind, happening.who)
  }
  const trouble = (kind: Trouble, who: number): void => {
    const place = places[who]
    if (!place) return
    const page = place.page?.alive ? place.page : null
    if (kind === 'cut' || kind === 'heal') place.cut = kind === 'cut'
    if (kind === 'mute' || kind === 'unmute') place.muted = kind === 'mute'
    if (kind === 'start') load(who)
    else if (kind === 'close' || kind === 'die') page?.end(kind === 'close')
    else if (kind === 'cut' || kind === 'heal') page?.cut(place.cut)
    else if (kind === 'mute' || kind === 'unmute') page?.mute(place.muted)
    else if (page) {
      page.end(true)
      load(who)
    }
  }

  load(0)
  load(1)
  for (const { happening, pauseMs } of happenings) {
    await time.pass(pauseMs)
    happen(happening)
  }
  for (let who = 0; who < PLACES; who++) {
    trouble('heal', who)
    trouble('unmute', who)
  }
  load(0)
  await time.pass(SETTLED_MS)
  for (const id of LAST_CALLS) callNext(id, false)
  await time.pass(2 * SETTLED_MS)
  for (const { page } of places) if (page?.alive) page.end(true)
  return { heard, master, numbers }
}

const first = (speech: Speech): boolean => !speech.item.endsWith(':again')

function property(lines: fc.Arbitrary<Line>, check: (hall: Awaited<ReturnType<typeof play>>) => void) {
  return fc.assert(
    fc.asyncProperty(lines, async (happenings) => check(await play(happenings))),
    { numRuns: 300 },
  )
}

const deaths = line('start', 'close', 'die', 'reload', 'mute', 'unmute')
const everything = line('start', 'close', 'die', 'reload', 'mute', 'unmute', 'cut', 'heal', 'cut')

describe('several displays of one zone', () => {
  it('never speak at once, whatever dies, reloads, falls mute, or is cut off', () =>
    property(everything, ({ heard }) => {
      const spoken = heard.filter(({ outOfReach }) => !outOfReach).toSorted((a, b) => a.from - b.from)
      for (const [at, speech] of spoken.entries()) {
        expect(speech.from).toBeGreaterThanOrEqual(spoken[at - 1]?.to ?? 0)
      }
    }))

  it('say every call once to its end; twice only when the master could not be told', () =>
    property(everything, ({ heard, master }) => {
      const whole = heard.filter((speech) => speech.whole)
      for (const [item, speeches] of Map.groupBy(whole, (speech) => speech.item)) {
        for (const [at, { from }] of speeches.entries()) {
          const toldAt = at === 0 ? null : speeches[at - 1]?.toldAt
          // What the master was told this very moment is still on its way to the others.
          expect((toldAt ?? Number.POSITIVE_INFINITY) + NEWS_MS, item).toBeGreaterThan(from)
        }
      }
      for (const id of LAST_CALLS) {
        expect(whole.filter(({ item }) => item === id)).toHaveLength(1)
        expect(master.announced(id)).toBe(true)
      }
    }))

  it('as long as one can speak and reach the master, no call is lost', () =>
    property(line('start', 'close', 'die', 'reload'), ({ heard, master, numbers }) => {
      const said = new Set(heard.filter(({ whole }) => whole).map(({ item }) => item))
      for (let at = 0; at < numbers - LAST_CALLS.length; at++) {
        const call = master.calls().find(({ id }) => id === `call-${at}`)
        if (!call || call.dropped) continue
        expect(master.announced(call.id), call.id).toBe(true)
        if (!call.discreet) expect(said.has(call.id), call.id).toBe(true)
      }
    }))

  it('keep the order of the calls', () =>
    property(deaths, ({ heard }) => {
      const order = heard.filter((speech) => first(speech) && speech.whole).map(({ item }) => item)
      const index = (item: string) => Number(item.replace('last-', '9').replace('call-', ''))
      const indices = order.filter((item, at) => order.indexOf(item) === at).map(index)
      expect(indices).toEqual(indices.toSorted((a, b) => a - b))
    }))

  it('repeat a call once at most, and never before it was said', () =>
    property(deaths, ({ heard }) => {
      const whole = heard.filter((speech) => speech.whole)
      for (const repeated of whole.filter((speech) => !first(speech))) {
        const original = whole.find(({ item }) => `${item}:again` === repeated.item)
        expect(original?.to).toBeLessThan(repeated.from)
        expect(whole.filter(({ item }) => item === repeated.item)).toHaveLength(1)
      }
    }))
})
