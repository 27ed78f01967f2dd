import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  isSensed,
  NEW_ROLL,
  type PrinterStatus,
  type Roll,
  rollAfterChange,
  rollAfterStatus,
  rollAfterTicket,
  rollFrom,
  ticketsLeft,
} from '../../src/index.ts'

const SENSOR = { lowMm: 3000 }
const NO_SENSOR = { lowMm: null }

type Step = number | PrinterStatus['state']

const STATUS: Readonly<Record<PrinterStatus['state'], PrinterStatus>> = {
  ready: { state: 'ready' },
  'paper-low': { state: 'paper-low' },
  'paper-out': { state: 'paper-out' },
  'cover-open': { state: 'cover-open' },
  'cutter-error': { state: 'cutter-error' },
  overheated: { state: 'overheated' },
  offline: { state: 'offline', why: 'unreachable' },
  unknown: { state: 'unknown', why: 'silent' },
}

/** After tickets of so many millimetres, and states. */
function after(steps: readonly Step[], roll: Roll = NEW_ROLL): Roll {
  return steps.reduce<Roll>(
    (before, step) =>
      typeof step === 'number' ? rollAfterTicket(before, step) : rollAfterStatus(before, STATUS[step]),
    roll,
  )
}

const tickets = (count: number, mm = 100): number[] => Array.from({ length: count }, () => mm)
const REFILL: readonly Step[] = ['paper-out', 'cover-open', 'ready']

test('nothing is known of a roll that nobody has seen put in, before its sensor speaks', () => {
  expect(ticketsLeft(NEW_ROLL, SENSOR)).toBeNull()
  expect(ticketsLeft(after(['ready', ...tickets(5)]), SENSOR)).toBeNull()
})

test('at "near end" the first guess is the length that such a sensor leaves', () => {
  const roll = after(['ready', ...tickets(10), 'paper-low'])
  expect(ticketsLeft(roll, SENSOR)).toBe(30)
  expect(ticketsLeft(after(tickets(4), roll), SENSOR)).toBe(26)
  expect(ticketsLeft(after(tickets(50), roll), SENSOR)).toBe(0)
  expect(ticketsLeft(roll, NO_SENSOR)).toBeNull()
})

test('without a ticket to measure nobody can count tickets', () => {
  expect(ticketsLeft(after(['ready', 'paper-low']), SENSOR)).toBeNull()
})

test('a roll that was low before anybody looked tells nothing', () => {
  expect(ticketsLeft(after(['paper-low', ...tickets(3)]), SENSOR)).toBeNull()
})

test('an empty roll gives none', () => {
  expect(ticketsLeft(after(['ready', ...tickets(3), 'paper-out']), SENSOR)).toBe(0)
  expect(ticketsLeft(after(['paper-out']), NO_SENSOR)).toBe(0)
})

test('one roll printed to its end teaches how much is left at "near end"', () => {
  const roll = after([
    'ready',
    ...tickets(10),
    'paper-low',
    ...tickets(42),
    ...REFILL,
    ...tickets(500),
    'paper-low',
  ])
  expect(ticketsLeft(roll, SENSOR)).toBe(42)
  expect(roll.lows).toEqual([4200])
})

test('the middle of what several rolls taught: one bad roll does not spoil it', () => {
  const one = (left: number): Step[] => [
    'ready',
    ...tickets(300),
    'paper-low',
    ...tickets(left),
    'paper-out',
    'cover-open',
  ]
  const roll = after([...one(40), ...one(2), ...one(42), 'ready', ...tickets(5), 'paper-low'])
  expect(ticketsLeft(roll, SENSOR)).toBe(40)
})

test('a whole roll teaches how long a roll is, so that a printer without such a sensor is known too', () => {
  const roll = after([
    'paper-out',
    'ready',
    ...tickets(600),
    'paper-out',
    'cover-open',
    'ready',
    ...tickets(100),
  ])
  expect(ticketsLeft(roll, NO_SENSOR)).toBe(500)
})

test('as long as the sensor is silent there is at least as much as it speaks up at', () => {
  const heard: Step[] = ['paper-out', 'ready', ...tickets(570), 'paper-low', ...tickets(30), 'paper-out']
  const roll = after([...heard, 'ready', ...tickets(590)])
  expect(ticketsLeft(roll, SENSOR)).toBe(30)
  expect(isSensed(roll)).toBe(true)
})

test('a roll that ended without a word from the sensor: there is none, and the next is counted to its end', () => {
  const roll = after(['paper-out', 'ready', ...tickets(600), 'paper-out', 'ready', ...tickets(590)])
  expect(ticketsLeft(roll, SENSOR)).toBe(10)
  expect(isSensed(roll)).toBe(false)
  expect(isSensed(after(['ready', ...tickets(3), 'paper-low']))).toBe(true)
})

test('a printer that says nothing of paper is known from one new roll to the next, as somebody tells them', () => {
  const roll = rollAfterChange(after(['unknown', ...tickets(600)], rollAfterChange(NEW_ROLL)))
  expect(ticketsLeft(after(['unknown', ...tickets(570)], roll), NO_SENSOR)).toBe(30)
})

test('a remainder that was used up is not taken for a roll', () => {
  const roll = after(['paper-out', 'ready', ...tickets(3), 'paper-out', 'ready', ...tickets(3)])
  expect(ticketsLeft(roll, NO_SENSOR)).toBeNull()
})

test('longer tickets mean fewer of them', () => {
  const short = after(['ready', ...tickets(30, 100), 'paper-low'])
  const long = after(['ready', ...tickets(30, 100), ...tickets(200, 150), 'paper-low'])
  expect(ticketsLeft(short, SENSOR)).toBe(30)
  expect(ticketsLeft(long, SENSOR)).toBe(20)
})

test('a sensor that flickers does not begin a new roll', () => {
  const roll = after([
    'ready',
    ...tickets(10),
    'paper-low',
    ...tickets(5),
    'ready',
    'paper-low',
    ...tickets(5),
  ])
  expect(ticketsLeft(roll, SENSOR)).toBe(20)
})

test('a roll changed while the printer was open, or away, or out, is a new one', () => {
  for (const change of [['cover-open'], ['offline'], ['paper-out']] as const) {
    const roll = after([
      'ready',
      ...tickets(10),
      'paper-low',
      ...tickets(5),
      ...change,
      'ready',
      ...tickets(2),
    ])
    expect([roll.sinceLowMm, roll.usedMm]).toEqual([null, 200])
  }
})

test('opened without a new roll it is the old one', () => {
  const roll = after([
    'ready',
    ...tickets(10),
    'paper-low',
    ...tickets(5),
    'cover-open',
    'paper-low',
    ...tickets(5),
  ])
  expect(ticketsLeft(roll, SENSOR)).toBe(20)
})

test('a change that nobody saw shows in that the sensor keeps silent', () => {
  const roll = after(['ready', ...tickets(10), 'paper-low', ...tickets(5), 'ready', ...tickets(10)])
  expect(roll.sinceLowMm).toBeNull()
})

test('a roll taken out early has shown that the guess was too small, never that it was too large', () => {
  const early = after(['ready', ...tickets(1), 'paper-low', ...tickets(10), ...REFILL])
  expect(early.lows).toEqual([1000])
  const changed = after(['ready', 100, 'paper-low', ...tickets(10), 'cover-open', 'ready', 100, 'paper-low'])
  expect(ticketsLeft(changed, SENSOR)).toBe(30)
  const longer = after(['paper-low', ...tickets(20), 'cover-open', 'ready', 'paper-low'], early)
  expect([longer.lows, ticketsLeft(longer, SENSOR)]).toEqual([[1000, 2000], 15])
})

test('somebody says that a new roll is in', () => {
  const roll = rollAfterChange(after(['ready', ...tickets(10), 'paper-low', ...tickets(5)]))
  expect([roll.sinceLowMm, roll.usedMm]).toEqual([null, 0])
})

const steps = fc.array(
  fc.oneof(
    fc.integer({ min: 40, max: 300 }),
    fc.constantFrom(...(Object.keys(STATUS) as PrinterStatus['state'][])),
  ),
  { maxLength: 120 },
)

test('whatever happens, the estimate is a whole number or unknown, and survives a restart', () => {
  fc.assert(
    fc.property(steps, fc.constantFrom(SENSOR, NO_SENSOR), (all, guess) => {
      const roll = after(all)
      const left = ticketsLeft(roll, guess)
      if (left !== null) expect(Number.isInteger(left) && left >= 0).toBe(true)
      expect(rollFrom(JSON.parse(JSON.stringify(roll)))).toEqual(roll)
      expect(roll.lows.length <= 5 && roll.wholes.length <= 5).toBe(true)
    }),
  )
})

test('a restart anywhere changes nothing', () => {
  fc.assert(
    fc.property(steps, steps, (before, rest) => {
      const kept = rollFrom(JSON.parse(JSON.stringify(after(before))))
      expect(after(rest, kept)).toEqual(after([...before, ...rest]))
    }),
  )
})

test('rolls that are alike are foretold to the ticket, and counted down one by one', () => {
  const lengths = fc.record({
    mm: fc.integer({ min: 60, max: 250 }),
    whole: fc.integer({ min: 100, max: 400 }),
    left: fc.integer({ min: 2, max: 60 }),
  })
  fc.assert(
    fc.property(lengths, ({ mm, whole, left }) => {
      const one: Step[] = [
        'ready',
        ...tickets(whole, mm),
        'paper-low',
        ...tickets(left, mm),
        'paper-out',
        'cover-open',
      ]
      let roll = after([...one, ...one, 'ready', ...tickets(whole, mm), 'paper-low'])
      for (let expected = left; expected >= 0; expected -= 1) {
        // Sums of lengths are rounded: a hair less than a ticket is none.
        expect([expected, expected - 1]).toContain(ticketsLeft(roll, SENSOR))
        roll = after([mm], roll)
      }
    }),
    { numRuns: 30 },
  )
})

test('a ticket never makes a roll longer', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const roll = after([...all, 120])
      const [before, then] = [
        ticketsLeft(roll, SENSOR),
        ticketsLeft(after([roll.ticketMm ?? 120], roll), SENSOR),
      ]
      const isNewRoll = roll.sinceLowMm !== null && after([120], roll).sinceLowMm === null
      if (before !== null && then !== null && !isNewRoll) expect(then).toBeLessThanOrEqual(before)
    }),
  )
})

test.each([null, 'x', 3, [], {}, { version: 2 }, { ...NEW_ROLL, lows: [-1] }, { ...NEW_ROLL, paper: 'wet' }])(
  'what was kept and makes no sense is a new roll: %j',
  (kept) => {
    expect(rollFrom(kept)).toBe(NEW_ROLL)
  },
)

test.each([0, -5, Number.NaN, Number.POSITIVE_INFINITY])('a ticket of %d mm is none', (mm) => {
  expect(rollAfterTicket(NEW_ROLL, mm)).toBe(NEW_ROLL)
})
