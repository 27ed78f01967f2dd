import type { Event } from '@antre/domain'
import type { Book } from './book.ts'
import { type Fate, fatesFrom, judge, type Verdict } from './check.ts'
import { isUnheard, nameOf } from './mishap.ts'

/** What became of the tickets of one mishap. */
export interface Tally {
  tickets: number
  printed: number
  failed: number
  /** Of the failed ones: out on paper all the same, which the printer could not say. */
  unsaid: number
}

export interface SoakResult {
  readonly seed: number
  readonly seconds: number
  readonly total: Tally
  readonly tallies: ReadonlyMap<string, Tally>
  readonly reprints: { readonly asked: number; readonly printed: number }
  /** From somebody's seeing to the printer until the next ticket is cut, ms. */
  readonly recoveries: readonly number[]
  readonly verdict: Verdict
  /** Papers with more than one number, and papers that came out after their failure was told. */
  readonly mixed: readonly string[]
  readonly late: readonly string[]
}

/** The ledger, the papers and what was seen, put together. */
export function resultOf(book: Book, seed: number, seconds: number, events: readonly Event[]): SoakResult {
  const fates = fatesFrom(events)
  const couldNotSay = new Set(
    [...book.mishaps].flatMap(([id, mishap]) => (mishap !== null && isUnheard(mishap) ? [id] : [])),
  )
  const verdict = judge(fates, book.out, couldNotSay)
  const total: Tally = { tickets: 0, printed: 0, failed: 0, unsaid: 0 }
  const tallies = new Map<string, Tally>()
  for (const { id, number, printings } of fates) {
    const name = nameAt(book, id)
    const tally = tallies.get(name) ?? { tickets: 0, printed: 0, failed: 0, unsaid: 0 }
    tallies.set(name, tally)
    for (const sum of [tally, total]) {
      sum.tickets += 1
      if (printings[0]?.outcome === 'printed') sum.printed += 1
      else sum.failed += 1
      if (verdict.unsaid.includes(number)) sum.unsaid += 1
    }
  }
  const told = inWords(verdict, fates, (id) => nameAt(book, id))
  const { asked, printedAgain: printed, recoveries, mixed } = book
  // Said to be unconfirmed: a frozen printer that comes back before it could be told to forget.
  const isOpen = (number: string) =>
    fates.find((fate) => fate.number === number)?.printings.some(({ reason }) => reason === 'unconfirmed')
  const late = book.late.filter((number) => !isOpen(number))
  return {
    seed,
    seconds,
    total,
    tallies,
    reprints: { asked, printed },
    recoveries,
    verdict: told,
    mixed,
    late,
  }
}

function nameAt({ mishaps }: Book, ticketId: string): string {
  const mishap = mishaps.get(ticketId) ?? null
  return mishap === null ? 'nothing' : nameOf(mishap)
}

/** With each number: what was wrong, and how its printings ended. */
function inWords(verdict: Verdict, fates: readonly Fate[], wrong: (ticketId: string) => string): Verdict {
  const words = (number: string): string => {
    const fate = fates.find((each) => each.number === number)
    const ends = fate?.printings.map(({ outcome, reason }) => reason ?? outcome).join(', then ')
    return `${number} (${wrong(fate?.id ?? '')}: ${ends})`
  }
  const { lost, twice, missing, both, unsaid } = verdict
  return {
    lost: lost.map(words),
    twice: twice.map(words),
    missing: missing.map(words),
    both: both.map(words),
    unsaid: unsaid.map(words),
  }
}
