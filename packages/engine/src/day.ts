import { type Command, decide, evolve, type Hall, newHall, serviceDay } from '@antre/domain'
import type { Ledger, NewEvent, StoredEvent } from './ports.ts'

/** Who closes and opens the day in the ledger: the clock, nobody in person. */
export const CLOCK_ACTOR = 'antre'

/** A hall without a mall document has no time zone, hence no day. A clock set back begins no new day. */
export function isNewDay(hall: Hall, at: number): boolean {
  return hall.mallVersion > 0 && serviceDay(at, hall.mall.timeZone) > hall.day
}

/** Closes yesterday and opens today, at mall-local midnight or whenever the machine woke up after it. */
export function turnThePage(hall: Hall, at: number, events: NewEvent[]): Hall {
  if (!isNewDay(hall, at)) return hall
  const day = serviceDay(at, hall.mall.timeZone)
  const commands: Command[] = [
    ...(hall.dayOpen ? [{ type: 'close-day' } as const] : []),
    { type: 'open-day', day },
  ]
  return commands.reduce((state, command) => {
    const decision = decide(state, command, at)
    if (!decision.ok) throw new Error(`the day could not be turned: ${decision.rejection.code}`)
    return decision.events.reduce((next, event) => {
      events.push({ event, actor: CLOCK_ACTOR })
      return evolve(next, { event, at })
    }, state)
  }, hall)
}

/** What is stored contradicts itself: `antre verify` says where, a backup has it whole. */
class DamagedLedger extends Error {
  readonly code = 'LEDGER_DAMAGED'
}

/** The hall as it stood: the newest service day replayed. */
export function replayDay(ledger: Ledger): Hall {
  const record = ledger.currentDay()
  const replayed = (hall: Hall, stored: StoredEvent): Hall => {
    try {
      return evolve(hall, stored)
    } catch (cause) {
      throw new DamagedLedger(`event ${stored.seq} cannot be replayed: ${String(cause)}`, { cause })
    }
  }
  let hall = record.mall === null ? newHall() : replayed(newHall(), record.mall)
  for (const stored of record.events) hall = replayed(hall, stored)
  return hall
}
