import { broken, evolve, type Hall, newHall } from '@antre/domain'
import type { Ledger } from './ports.ts'

const PAGE = 5000

export interface Verification {
  readonly events: number
  readonly days: number
  readonly tickets: number
  /** Sentences about what is wrong; empty is sound. */
  readonly faults: readonly string[]
}

/** Replays the whole history: the sequence has no gap, and every day ends without a broken rule. */
export function verifyHistory(ledger: Ledger): Verification {
  const faults: string[] = []
  let hall: Hall = newHall()
  let seq = 0
  let days = 0
  let tickets = 0
  const endOfDay = () => {
    faults.push(...broken(hall).map((fault) => `${hall.day}: ${fault}`))
    tickets += hall.arrivals
  }
  for (;;) {
    const page = ledger.read(seq, PAGE)
    if (page.length === 0) break
    for (const stored of page) {
      if (stored.seq !== seq + 1) faults.push(`sequence jumps from ${seq} to ${stored.seq}`)
      if (stored.at < hall.lastAt) faults.push(`event ${stored.seq} lies before the one it follows`)
      seq = stored.seq
      if (stored.event.type === 'day-opened') {
        if (days > 0) endOfDay()
        days++
      }
      try {
        hall = evolve(hall, stored)
      } catch (error) {
        faults.push(`event ${stored.seq} cannot be replayed: ${String(error)}`)
        return { events: seq, days, tickets, faults }
      }
    }
  }
  endOfDay()
  return { events: seq, days, tickets, faults }
}
