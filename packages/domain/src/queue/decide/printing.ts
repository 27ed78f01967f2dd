import type { Command, IssueTicket } from '../commands.ts'
import { canPrint, printersOf } from '../devices.ts'
import type { Event } from '../events.ts'
import { DEFAULT_KIOSK, unknownKiosk } from '../kiosks.ts'
import { type Rejection, refuse } from '../rejection.ts'
import { type Hall, stationAt } from '../state.ts'
import { currentStep, hasEnded, type Ticket } from '../ticket.ts'

/** Nobody stands at the kiosk any more: another one need not print for nobody. */
const NOBODY_THERE: ReadonlySet<string> = new Set(['stale', 'interrupted', 'closed'])

/** More printings of one ticket than anybody needs; a kiosk that fails again and again only fills the ledger. */
const REPRINTS = { most: 10, withinMs: 10 * 60_000 }
/** Of one printing; its kiosk tells of it once. */
const MOST_FAILURES = 10

type ReportPrint = Extract<Command, { type: 'report-print' }>
type RequestPrint = Extract<Command, { type: 'request-print' }>
type PrintFailed = Extract<ReportPrint['outcome'], { ok: false }>

/** Why no paper can be promised there. A mall may choose to stop issuing rather than let people photograph the screen. */
export function noPaper(hall: Hall, { printAt, kiosks, listening }: IssueTicket): Rejection | null {
  if (printAt === undefined) return null
  const nowhere = unknownKiosk(hall, printAt, kiosks)
  if (nowhere || hall.mall.receipt.whenNotPrinting !== 'stop') return nowhere
  const fallback = fallbackOf(hall, printAt)
  if (canPrint(stationAt(hall, printAt)) || (fallback !== undefined && isAlive(hall, fallback, listening)))
    return null
  return notReady(hall, printAt)
}

function notReady(hall: Hall, stationId: string): Rejection {
  const [printer] = printersOf(stationAt(hall, stationId))
  return refuse('printer-not-ready', { stationId, state: printer?.state ?? 'unknown' })
}

export function reportPrint(
  hall: Hall,
  ticket: Ticket,
  { outcome, attempt = 0, listening }: ReportPrint,
): readonly Event[] | Rejection {
  if (ticket.print === 'none') return refuse('print-not-requested', { number: ticket.number })
  if (ticket.print === 'printed') return [] // Paper that came out stays out, whatever is said later.
  if (attempt !== (ticket.attempt ?? 0)) return [] // News of a printing that another one has followed.
  if (outcome.ok) return [{ type: 'ticket-printed', ticketId: ticket.id }]
  const failed = isKnownFailure(ticket, outcome) ? [] : [printFailed(ticket, outcome)]
  return [...failed, ...moved(hall, ticket, outcome, listening)]
}

function isKnownFailure(ticket: Ticket, { reason, untouched = false }: PrintFailed): boolean {
  if (ticket.print !== 'failed') return false
  const isSame = ticket.printFailure === reason && ticket.printUntouched === untouched
  return isSame || (ticket.failures ?? 0) >= MOST_FAILURES
}

function printFailed({ id: ticketId }: Ticket, { reason, untouched }: PrintFailed): Event {
  return { type: 'ticket-print-failed', ticketId, reason, ...(untouched === true && { untouched }) }
}

/**
 * The other kiosk takes over, once, when it is known to print and somebody waits for the paper; never when
 * this one may still bring it out by itself, or has brought out a part.
 */
function moved(
  hall: Hall,
  ticket: Ticket,
  { reason, untouched }: PrintFailed,
  listening: ReportPrint['listening'],
): readonly Event[] {
  const printAt = fallbackOf(hall, ticket.printAt ?? '')
  if (printAt === undefined || untouched !== true) return []
  if (ticket.movedFrom !== undefined || NOBODY_THERE.has(reason)) return []
  if (hasEnded(ticket) || !isAlive(hall, printAt, listening)) return []
  return [printRequested(ticket, printAt, ticket.reprint === true, 'fallback')]
}

function fallbackOf(hall: Hall, stationId: string): string | undefined {
  return hall.mall.kiosks?.find(({ id }) => id === stationId)?.fallback
}

/** It is on, and has said that it has a printer, and that this one works. */
function isAlive(hall: Hall, stationId: string, listening?: readonly string[]): boolean {
  const station = stationAt(hall, stationId)
  const isOn = listening?.includes(stationId) ?? true
  return isOn && printersOf(station).length > 0 && canPrint(station)
}

function printRequested(ticket: Ticket, printAt: string, reprint: boolean, by: 'staff' | 'fallback'): Event {
  const attempt = (ticket.attempt ?? 0) + 1
  return { type: 'print-requested', ticketId: ticket.id, printAt, attempt, reprint, by }
}

function printedTooOften({ number, reprintsAt = [] }: Ticket, at: number): Rejection | null {
  const first = reprintsAt.at(-REPRINTS.most)
  const waitMs = first === undefined ? 0 : first + REPRINTS.withinMs - at
  return waitMs > 0 ? refuse('printed-too-often', { number, seconds: Math.ceil(waitMs / 1000) }) : null
}

/** Once more, at the wish of staff. Asked twice while it is still to come out, it comes out once. */
export function requestPrint(
  hall: Hall,
  ticket: Ticket,
  { printAt: wanted, kiosks }: RequestPrint,
  at: number,
): readonly Event[] | Rejection {
  if (hasEnded(ticket))
    return refuse('ticket-ended', { number: ticket.number, state: currentStep(ticket).state })
  const printAt = wanted ?? ticket.printAt ?? hall.mall.kiosks?.[0]?.id ?? DEFAULT_KIOSK
  const nowhere = unknownKiosk(hall, printAt, kiosks)
  if (nowhere) return nowhere
  if (ticket.print === 'pending' && ticket.printAt === printAt) return []
  if (!canPrint(stationAt(hall, printAt))) return notReady(hall, printAt)
  const tooOften = printedTooOften(ticket, at)
  if (tooOften) return tooOften
  const isFirst = ticket.print === 'none' || (ticket.print === 'failed' && ticket.printUntouched === true)
  return [printRequested(ticket, printAt, !isFirst || ticket.reprint === true, 'staff')]
}
