import type { Event } from '@antre/domain'

/** One printing of a ticket, as the ledger has it. */
export interface Printing {
  readonly reprint: boolean
  outcome: 'pending' | 'printed' | 'failed'
  reason?: string
}

export interface Fate {
  readonly id: string
  readonly number: string
  readonly printings: Printing[]
}

/** What came out with a number on it, whole. */
export interface Out {
  readonly number: string
  readonly marked: boolean
}

/** What the ledger says of every ticket that was to be printed. */
export function fatesFrom(events: readonly Event[]): Fate[] {
  const fates = new Map<string, Fate>()
  const latest = (ticketId: string) => fates.get(ticketId)?.printings.at(-1)
  for (const event of events) {
    switch (event.type) {
      case 'ticket-issued': {
        const { ticketId: id, number, printAt } = event
        if (printAt) fates.set(id, { id, number, printings: [{ reprint: false, outcome: 'pending' }] })
        break
      }
      case 'print-requested':
        fates.get(event.ticketId)?.printings.push({ reprint: event.reprint, outcome: 'pending' })
        break
      case 'ticket-printed':
        Object.assign(latest(event.ticketId) ?? {}, { outcome: 'printed' })
        break
      case 'ticket-print-failed':
        Object.assign(latest(event.ticketId) ?? {}, { outcome: 'failed', reason: event.reason })
        break
    }
  }
  return [...fates.values()]
}

export interface Verdict {
  /** Nobody knows what became of them. */
  readonly lost: readonly string[]
  /** More papers of one look than were reported as printed. */
  readonly twice: readonly string[]
  /** Reported as printed, and nothing is there. */
  readonly missing: readonly string[]
  /** Reported as failed, and the paper is there, from a printer that could have said so. */
  readonly both: readonly string[]
  /** The same, from a printer that printed on and could not say so: nobody can know. */
  readonly unsaid: readonly string[]
}

/**
 * Holds the ledger against the papers. A ticket's papers without the reprint mark, and those with it, are as many as
 * printings of that kind that ended `printed`. `couldNotSay`: ids of tickets whose printer was unheard while it printed;
 * `unconfirmed` says by itself that nobody knows.
 */
export function judge(
  fates: readonly Fate[],
  out: readonly Out[],
  couldNotSay: ReadonlySet<string>,
): Verdict {
  const papers = new Map<string, number>()
  const key = (number: string, marked: boolean) => `${number}${marked ? ' again' : ''}`
  for (const { number, marked } of out) {
    papers.set(key(number, marked), (papers.get(key(number, marked)) ?? 0) + 1)
  }
  const verdict = {
    lost: [] as string[],
    twice: [] as string[],
    missing: [] as string[],
    both: [] as string[],
    unsaid: [] as string[],
  }
  for (const { id, number, printings } of fates) {
    if (printings.some(({ outcome }) => outcome === 'pending')) verdict.lost.push(number)
    for (const marked of [false, true]) {
      const mine = printings.filter(({ reprint }) => reprint === marked)
      const printed = mine.filter(({ outcome }) => outcome === 'printed').length
      const there = papers.get(key(number, marked)) ?? 0
      const failed = mine.filter(({ outcome }) => outcome === 'failed')
      const isUnheard = failed.some(({ reason }) => couldNotSay.has(id) || reason === 'unconfirmed')
      if (there < printed) verdict.missing.push(number)
      else if (there === printed + 1 && printed === 0 && mine.length > 0)
        verdict[isUnheard ? 'unsaid' : 'both'].push(number)
      else if (there > printed) verdict.twice.push(number)
    }
  }
  return verdict
}
