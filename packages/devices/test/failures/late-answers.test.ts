import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Link } from '../../src/link/link.ts'
import { reportsOf } from '../../src/printer/escpos/reports.ts'
import { talkOver } from '../../src/printer/escpos/talk.ts'
import { ALL_ASKS, type Ask, COMMON_MASKS } from '../../src/printer/profile.ts'
import { TIMING } from '../../src/printer/timing.ts'
import { realTimeFilter } from '../../src/printer/virtual/real-time.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** The answers of a printer whose roll is out; taken for each other's they would say that all is well. */
const OUT: Readonly<Record<Ask, number>> = { 1: 0x16, 2: 0x12, 3: 0x12, 4: 0x72 }
const NEVER = new AbortController().signal
/** As a slow line brings them. */
const APART_MS = 6
const AGES_MS = 60_000

/** Answers in the order it was asked, and nothing while it is frozen: then it owes the answers. `owed`: from before. */
function slowPrinter(owed: number[] = []) {
  const filter = realTimeFilter()
  let isFrozen = false
  let listener = (_: Uint8Array): void => {}
  let asked = 0
  /** Its own pace: it says one thing at a time. */
  let timer: NodeJS.Timeout | null = null

  function work(): void {
    if (timer !== null || isFrozen || owed.length === 0) return
    timer = setTimeout(() => {
      timer = null
      if (isFrozen) return
      const byte = owed.shift()
      if (byte !== undefined) listener(Uint8Array.of(byte))
      work()
    }, APART_MS)
  }

  const link: Link = {
    answers: 'possible',
    keeps: false,
    rate: Number.POSITIVE_INFINITY,
    ended: new Promise(() => {}),
    write: async (bytes) => {
      for (const piece of filter(bytes)) {
        if (piece.kind === 'data' || piece.command.kind !== 'ask') continue
        asked += 1
        owed.push(OUT[piece.command.n as Ask])
      }
      work()
      return 'written'
    },
    onBytes: (hears) => {
      listener = hears
    },
    abandon: async () => {},
    close: async () => {},
  }
  const talk = talkOver(
    link,
    { asks: ALL_ASKS, masks: COMMON_MASKS, reports: reportsOf('unknown', false) },
    TIMING,
  )
  return {
    asked: () => asked,
    freeze: () => {
      isFrozen = true
    },
    thaw: () => {
      isFrozen = false
      work()
    },
    status: async () => {
      const said = talk.status(NEVER)
      await vi.advanceTimersByTimeAsync(AGES_MS)
      return said
    },
    begin: () => talk.status(NEVER),
  }
}

const cases = [1, 2, 3].flatMap((rounds) =>
  [0, 40, 90].flatMap((afterMs) => [0, 1, 2, 3].map((at) => [rounds, at, afterMs] as const)),
)

test.each(cases)(
  'frozen for %i rounds from question %i of one on, thawed %i ms into the next: no answer is taken for another’s',
  async (rounds, at, afterMs) => {
    const printer = slowPrinter()
    expect(await printer.status()).toEqual({ state: 'paper-out' })
    const from = printer.asked()
    const first = printer.begin()
    while (printer.asked() < from + at) await vi.advanceTimersByTimeAsync(1)
    printer.freeze()
    await vi.advanceTimersByTimeAsync(AGES_MS)
    expect(await first).toEqual({ state: 'unknown', why: 'silent' })
    for (let each = 1; each < rounds; each += 1)
      expect(await printer.status()).toEqual({ state: 'unknown', why: 'silent' })
    const next = printer.begin()
    await vi.advanceTimersByTimeAsync(afterMs)
    printer.thaw()
    await vi.advanceTimersByTimeAsync(AGES_MS)
    expect(await next).toEqual({ state: 'paper-out' })
    expect(await printer.status()).toEqual({ state: 'paper-out' })
  },
)

test.each([1, 2, 3])(
  'a line that is new brings %i answers to questions over the one before',
  async (count) => {
    const printer = slowPrinter(Array.from({ length: count }, () => OUT[2]))
    expect(await printer.status()).toEqual({ state: 'paper-out' })
  },
)
