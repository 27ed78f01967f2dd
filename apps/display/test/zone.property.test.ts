import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SimulatedPage, type Speech, simulatedMaster, virtualTime } from './support/zone.ts'

/** Something that happens in a hall with displays 0, 1 and 2. */
type Happening =
  | { readonly kind: 'call'; readonly discreet: boolean }
  /** Many counters call in one moment. */
  | { readonly kind: 'crowd'; readonly many: number }
  /** The master is down for so long, and has forgotten who had the voice. */
  | { readonly kind: 'restart'; readonly downMs: number }
  /** The mall document: the counters get another name, or the service of a call is not spoken any more. */
  | { readonly kind: 'document'; readonly change: 'name' | 'discreet'; readonly which: number }
  /** A display's PC has slept; its player notices so much later. */
  | { readonly kind: 'wake'; readonly who: number; readonly lagMs: number }
  | { readonly kind: Trouble; readonly who: number }
type Trouble = 'start' | 'close' | 'die' | 'reload' | 'cut' | 'heal' | 'mute' | 'unmute' | 'hide' | 'show'
type Kind = Trouble | 'crowd' | 'restart' | 'document' | 'wake'
type Line = readonly { readonly happening: Happening; readonly pauseMs: number }[]

const PLACES = 3
const REPEAT_AFTER_MS = 45_000
const SETTLED_MS = 40_000
/** More than any line takes. */
const TURNS = 60
/** From an acknowledgement on the master to another display that shows it. */
const NEWS_MS = 200
const LAST_CALLS = ['last-0', 'last-1', 'last-2']

const callMade = fc.record({
  kind: fc.constant('call' as const),
  discreet: fc.constantFrom(false, false, false, true),
})
const who = fc.nat(PLACES - 1)
function about(kind: Kind): fc.Arbitrary<Happening> {
  switch (kind) {
    case 'crowd':
      return fc.record({ kind: fc.constant(kind), many: fc.integer({ min: 2, max: 18 }) })
    case 'restart':
      return fc.record({
        kind: fc.constant(kind),
        downMs: fc.constantFrom(50, 300, 1_000, 3_000, 5_000, 20_000),
      })
    case 'document':
      return fc.record({
        kind: fc.constant(kind),
        change: fc.constantFrom('name' as const, 'discreet' as const),
        which: fc.nat(24),
      })
    case 'wake':
      return fc.record({ kind: fc.constant(kind), who, lagMs: fc.integer({ min: 0, max: 250 }) })
    default:
      return fc.record({ kind: fc.constant(kind), who })
  }
}
const line = (...kinds: Kind[]): fc.Arbitrary<Line> =>
  fc.array(
    fc.record({
      happening: fc.oneof(
        { arbitrary: callMade, weight: 3 },
        { arbitrary: fc.oneof(...kinds.map(about)), weight: 2 },
      ),
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
    hidden: false,
  }))
  let loads = 0
  let numbers = 0
  const lengthMs = (item: string): number => 3_000 + ((item.length * 7 + item.charCodeAt(5)) % 9) * 1_000
  const load = (at: number): void => {
    const place = places[at]
    if (!place || place.page?.alive) return
    loads += 1
    place.page = new SimulatedPage(time, master, heard, { ...place, instance: `${at}#${loads}`, lengthMs })
  }
  const callNext = (id: string, discreet: boolean): void => {
    numbers += 1
    master.call(id, `A-${String(numbers).padStart(3, '0')}`, discreet)
  }
  const happen = (happening: Happening): void => {
    switch (happening.kind) {
      case 'call':
        callNext(`call-${numbers}`, happening.discreet)
        break
      case 'crowd':
        for (let at = 0; at < happening.many; at++) callNext(`call-${numbers}`, false)
        break
      case 'restart':
        master.restart(happening.downMs)
        break
      case 'document':
        if (happening.change === 'name') master.rename(`Loket ${happening.which}`)
        else master.makeDiscreet(`call-${happening.which}`)
        break
      case 'wake':
        alive(happening.who)?.wake(happening.lagMs)
        break
      default:
        trouble(happening.kind, happening.who)
    }
  }
  const alive = (who: number): SimulatedPage | null => {
    const page = places[who]?.page
    return page?.alive ? page : null
  }
  const trouble = (kind: Trouble, who: number): void => {
    const place = places[who]
    if (!place) return
    const page = alive(who)
    if (kind === 'start') load(who)
    else if (kind === 'close' || kind === 'die') page?.end(kind === 'close')
    else if (kind !== 'reload') {
      if (kind === 'cut' || kind === 'heal') place.cut = kind === 'cut'
      if (kind === 'mute' || kind === 'unmute') place.muted = kind === 'mute'
      if (kind === 'hide' || kind === 'show') place.hidden = kind === 'hide'
      page?.find(place)
    } else if (page) {
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
    trouble('show', who)
  }
  load(0)
  await time.pass(SETTLED_MS)
  for (let left = TURNS; left > 0 && master.toSpeak().length > 0; left--) await time.pass(SETTLED_MS)
  for (const id of LAST_CALLS) callNext(id, false)
  // Until they have been repeated as well.
  await time.pass(4 * SETTLED_MS)
  for (const { page } of places) if (page?.alive) page.end(true)
  return { heard, master, numbers }
}

const first = (speech: Speech): boolean => !speech.item.endsWith(':again')

function property(lines: fc.Arbitrary<Line>, check: (hall: Awaited<ReturnType<typeof play>>) => void) {
  return fc.assert(
    fc.asyncProperty(lines, async (happenings) => check(await play(happenings))),
    { numRuns: 200 },
  )
}

const deaths = line('start', 'close', 'die', 'reload', 'mute', 'unmute')
const everything = line(
  'start',
  'close',
  'die',
  'reload',
  'mute',
  'unmute',
  'cut',
  'heal',
  'cut',
  'hide',
  'show',
  'wake',
)
/** The line to the displays holds, though what is at its other end may stop and start. */
const inReach = line(
  'start',
  'close',
  'die',
  'reload',
  'mute',
  'unmute',
  'hide',
  'show',
  'wake',
  'restart',
  'crowd',
)
/** Nothing that would cut a display off in the middle of a sentence. */
const gentle = line('start', 'hide', 'show', 'restart', 'restart', 'crowd')

/** In the order they were heard, none begins before the one before it has ended. */
function oneVoice(heard: readonly Speech[]): void {
  const spoken = heard.toSorted((a, b) => a.from - b.from)
  for (const [at, speech] of spoken.entries()) {
    expect(speech.from, speech.item).toBeGreaterThanOrEqual(spoken[at - 1]?.to ?? 0)
  }
}

/** Nothing is said to its end that the master knew to have been, longer ago than news take. */
function onceEach(heard: readonly Speech[]): void {
  const whole = heard.filter((speech) => speech.whole)
  for (const [item, speeches] of Map.groupBy(whole, (speech) => speech.item)) {
    for (const [at, { from }] of speeches.entries()) {
      const toldAt = at === 0 ? null : speeches[at - 1]?.toldAt
      // What the master was told this very moment is still on its way to the others.
      expect((toldAt ?? Number.POSITIVE_INFINITY) + NEWS_MS, item).toBeGreaterThan(from)
    }
  }
}

describe('several displays of one zone', () => {
  it('never speak at once, whatever dies, reloads, falls mute, or is cut off', () =>
    property(everything, ({ heard }) => oneVoice(heard.filter(({ outOfReach }) => !outOfReach))))

  it('nor when the master restarts, be it for a moment', () =>
    property(inReach, ({ heard }) => oneVoice(heard)))

  it('say every call once and whole when pages are hidden, others join, or the master restarts', () =>
    property(gentle, ({ heard, master }) => {
      oneVoice(heard)
      const said = heard.map(({ item }) => item)
      expect(said.filter((item, at) => said.indexOf(item) !== at)).toEqual([])
      expect(heard.filter(({ whole }) => !whole)).toEqual([])
      for (const { id, announced, dropped, discreet } of master.calls()) {
        expect(announced || dropped, id).toBe(true)
        if (!discreet && !dropped) expect(said, id).toContain(id)
      }
    }))

  it('lose no call that is still wanted, whatever happened, once all is well again', () =>
    property(inReach, ({ heard, master }) => {
      onceEach(heard)
      expect(master.toSpeak()).toEqual([])
      const said = new Set(heard.filter(({ whole }) => whole).map(({ item }) => item))
      for (const { id, dropped, discreet } of master.calls()) {
        if (!discreet && !dropped) expect(said.has(id), id).toBe(true)
      }
    }))

  it('say what the mall document says now', () =>
    property(line('start', 'close', 'reload', 'document', 'document', 'crowd'), ({ heard, master }) => {
      for (const { item, counter, from } of heard) {
        const at = from - NEWS_MS
        const names = master.names.filter((name, nth) => {
          const until = master.names[nth + 1]?.from ?? Number.POSITIVE_INFINITY
          return name.from <= from && until >= at
        })
        expect(names.map(({ name }) => name)).toContain(counter)
        const discreetAt = master.discreetAt.get(item.replace(':again', '')) ?? Number.POSITIVE_INFINITY
        expect(discreetAt, item).toBeGreaterThan(at)
      }
    }))

  it('say every call once to its end; twice only when the master could not be told', () =>
    property(everything, ({ heard, master }) => {
      onceEach(heard)
      const whole = heard.filter((speech) => speech.whole)
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
