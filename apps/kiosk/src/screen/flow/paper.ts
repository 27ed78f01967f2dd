import type { TicketView } from '@antre/contract'
import type { Kiosk, PrintEntry, Printing } from './printing.ts'
import type { Flow, TextSize } from './state.ts'

/** What the citizen is told about the paper of the ticket on the screen. */
export type Paper =
  | { readonly is: 'printing' | 'slow' | 'printed' | 'failed' | 'none' }
  /** It takes its time, or the printer was not well: it may still come out, here or at the other kiosk. */
  | { readonly is: 'trying'; readonly kiosk: Kiosk | null }
  /** Another kiosk prints it, or has printed it. */
  | { readonly is: 'moved' | 'moved-printed'; readonly kiosk: Kiosk }

export function paperOf(flow: Flow): Paper {
  if (flow.page.at !== 'ticket') return { is: 'none' }
  const { ticket, movedTo } = flow.page
  if (ticket.print === 'printed' && movedTo) return { is: 'moved-printed', kiosk: movedTo }
  if (ticket.print !== 'pending') return { is: ticket.print }
  if (flow.shown >= TRIED_S) return { is: 'slow' }
  if (movedTo) return { is: 'moved', kiosk: movedTo }
  const { printing } = flow
  // Also a printer that was not well is tried first: whoever left with a photo would leave paper behind.
  if (printing.to === 'paper' && flow.shown < PRINT_PATIENCE_S) return { is: 'printing' }
  return { is: 'trying', kiosk: printing.to === 'elsewhere' ? printing.kiosk : null }
}

/** The screen is all there is, for now: it is to be photographed. */
export const isPhoto = ({ is }: Paper): boolean => is === 'failed' || is === 'slow' || is === 'none'

/** How long a ticket stays once it is on paper. */
export const PRINTED_S = 20
/** Time to read where to go. */
export const MOVED_S = 45
/** How long it stays when the screen is all there is: time to find the phone. */
export const UNPRINTED_S = 90
/** After so long without paper the screen says that it is still tried. */
export const PRINT_PATIENCE_S = 15
/** By then the station has begun or given up; without news the screen suggests a photo, just in case. */
export const TRIED_S = 60

const STAYS_S = {
  printing: null,
  trying: null,
  moved: null,
  printed: PRINTED_S,
  'moved-printed': MOVED_S,
  slow: UNPRINTED_S,
  failed: UNPRINTED_S,
  none: UNPRINTED_S,
} as const satisfies Readonly<Record<Paper['is'], number | null>>

/** Large letters hide a part of the ticket until somebody scrolls, and are for who reads slowly: more time. */
const LONGER = { 1: 1, 1.25: 1.5, 1.5: 2.25 } as const satisfies Readonly<Record<TextSize, number>>

/** Seconds until the ticket leaves the screen; null while it is still being printed. */
export function ticketLeaves(flow: Flow): number | null {
  const stays = STAYS_S[paperOf(flow).is]
  return stays === null ? null : Math.max(0, Math.round(stays * LONGER[flow.aids.text]) - flow.quiet)
}

/** The flow after a new view: what is printed now, and how the ticket on the screen is doing. */
export function withNews(flow: Flow, printing: Printing, prints: readonly PrintEntry[]): Flow {
  const told = isSame(flow.printing, printing) ? flow : { ...flow, printing }
  if (told.page.at !== 'ticket') return told
  const { ticket, movedTo } = told.page
  const entry = prints.find((one) => one.ticket.id === ticket.id)
  if (!entry || isSame([entry.ticket, entry.movedTo ?? null], [ticket, movedTo])) return told
  const page = { ...told.page, ticket: entry.ticket, movedTo: entry.movedTo ?? null }
  const isOther = changed(ticket, entry.ticket) || !isSame(movedTo, page.movedTo)
  const attempt = (one: TicketView): number => one.attempt ?? 0
  // Whoever reads something new gets the time to read it, and a new printing the time to print.
  return {
    ...told,
    page,
    ...(isOther && { quiet: 0 }),
    ...(attempt(entry.ticket) !== attempt(ticket) && { shown: 0 }),
  }
}

const changed = (a: TicketView, b: TicketView): boolean => a.print !== b.print || a.attempt !== b.attempt

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
