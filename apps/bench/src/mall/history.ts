import { readFileSync } from 'node:fs'
import { readMall } from '@antre/contract'
import {
  addDays,
  type Command,
  decide,
  type Event,
  evolve,
  type Hall,
  instantOf,
  type Mall,
  newHall,
} from '@antre/domain'
import type { NewEvent } from '@antre/engine'
import { openForWriting, sqliteLedger } from '@antre/ledger'
import { MALL_FILE } from './master.ts'
import { SERVICES } from './services.ts'

const ACTOR = 'bench'
const TICKETS_A_DAY = 1000
const OPENS_MINUTES = 8 * 60
const MINUTE_MS = 60_000

/**
 * Writes a mall with `tickets` of past days, each issued, called, started and finished, and the days before
 * `until` (YYYY-MM-DD) to hold them, a thousand a day, straight through the ledger.
 */
export function writeHistory(dataDir: string, tickets: number, until: string) {
  const opened = openForWriting(dataDir)
  if (!opened.ok) throw new Error(opened.detail)
  // A seed needs no power cut in the middle to be survived.
  opened.db.pragma('synchronous = OFF')
  const ledger = sqliteLedger(opened.db)
  const days = Math.ceil(tickets / TICKETS_A_DAY)
  const mall = found()
  const write = (at: number, events: readonly Event[]) => {
    const batch: NewEvent[] = events.map((event) => ({ event, actor: ACTOR }))
    const appended = ledger.append({ at, events: batch, replies: [] })
    if (!appended.ok) throw new Error(appended.detail)
  }
  const opensAt = (day: string) => instantOf(day, OPENS_MINUTES, mall.timeZone)
  const first = addDays(until, -days)
  write(opensAt(first) - MINUTE_MS, [{ type: 'mall-saved', version: 1, mall }])
  const ordinaryDay = eventsOfADay(first, opensAt(first))
  for (let d = 0; d < days; d++) {
    const day = addDays(first, d)
    write(opensAt(day), [{ type: 'day-opened', day }, ...ordinaryDay.map((event) => ofDay(event, d)), CLOSED])
  }
  opened.db.pragma('wal_checkpoint(TRUNCATE)')
  opened.db.close()
}

const CLOSED: Event = { type: 'day-closed' }

/** The same event on another day: its ids are its own. */
function ofDay(event: Event, d: number): Event {
  return {
    ...event,
    ...('ticketId' in event && { ticketId: `${d}-${event.ticketId}` }),
    ...('callId' in event && { callId: `${d}-${event.callId}` }),
  } as Event
}

function found(): Mall {
  const read = readMall(JSON.parse(readFileSync(MALL_FILE, 'utf8')))
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return { ...read.mall, policy: { ...read.mall.policy, openAllDay: true } }
}

/** What a thousand visits leave behind, by the real rules. */
function eventsOfADay(day: string, at: number): Event[] {
  const mall = found()
  const events: Event[] = []
  let hall: Hall = [
    { type: 'mall-saved', version: 1, mall } as const,
    { type: 'day-opened', day } as const,
  ].reduce<Hall>((state, event) => evolve(state, { event, at }), newHall())
  const run = (command: Command) => {
    const decision = decide(hall, command, at)
    if (!decision.ok) throw new Error(`${command.type}: ${decision.rejection.code}`)
    for (const event of decision.events) {
      events.push(event)
      hall = evolve(hall, { event, at })
    }
  }
  for (const { id: counterId } of mall.counters) run({ type: 'open-counter', counterId })
  const pairs = mall.counters.flatMap(({ id: counterId, serviceIds }) =>
    serviceIds.filter((id) => SERVICES.includes(id)).map((serviceId) => ({ counterId, serviceId })),
  )
  for (let i = 0; i < TICKETS_A_DAY; i++) {
    const { counterId, serviceId } = pairs[i % pairs.length] as (typeof pairs)[number]
    const ticketId = `bench-${String(i).padStart(8, '0')}`
    const issue = { type: 'issue-ticket', ticketId, wish: { serviceId }, priority: null } as const
    run({ ...issue, language: 'id', channel: 'kiosk' })
    run({ type: 'call-next', counterId, callId: `call-${String(i).padStart(9, '0')}` })
    run({ type: 'start', counterId })
    run({ type: 'finish', counterId })
  }
  return events
}
