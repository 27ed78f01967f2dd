import type { TicketView } from '@antre/contract'
import type { Kiosk, PrintEntry, Printing } from './printing.ts'
import type { Flow } from './state.ts'

/** What the citizen is told about the paper of the ticket on the screen. */
export type Paper =
  | { readonly is: 'printing' | 'slow' | 'printed' | 'failed' | 'none' }
  /** Another kiosk prints it, or has printed it. */
  | { readonly is: 'moved' | 'moved-printed'; readonly kiosk: Kiosk }

/** Where the ticket on the screen is being printed, when that is not here. */
function kioskOf({ page, printing }: Flow): Kiosk | null {
  if (page.at === 'ticket' && page.movedTo) return page.movedTo
  return printing.to === 'elsewhere' ? printing.kiosk : null
}

export function paperOf(flow: Flow): Paper {
  if (flow.page.at !== 'ticket') return { is: 'none' }
  const { ticket, movedTo } = flow.page
  if (ticket.print === 'printed' && movedTo) return { is: 'moved-printed', kiosk: movedTo }
  if (ticket.print !== 'pending') return { is: ticket.print }
  if (flow.shown >= PRINT_PATIENCE_S) return { is: 'slow' }
  const kiosk = kioskOf(flow)
  if (kiosk) return { is: 'moved', kiosk }
  return { is: flow.printing.to === 'paper' ? 'printing' : 'slow' }
}

/** The screen is all there is, for now: it is to be photographed. */
export const isPhoto = ({ is }: Paper): boolean => is === 'failed' || is === 'slow' || is === 'none'

/** How long a ticket stays once it is on paper. */
export const PRINTED_S = 20
/** Time to read where to go. */
export const MOVED_S = 45
/** How long it stays when the screen is all there is: time to find the phone. */
export const UNPRINTED_S = 90
/** After so long without paper the screen suggests a photo. */
export const PRINT_PATIENCE_S = 15

const STAYS_S = {
  printing: null,
  moved: null,
  printed: PRINTED_S,
  'moved-printed': MOVED_S,
  slow: UNPRINTED_S,
  failed: UNPRINTED_S,
  none: UNPRINTED_S,
} as const satisfies Readonly<Record<Paper['is'], number | null>>

/** Seconds until the ticket leaves the screen; null while it is still being printed. */
export function ticketLeaves(flow: Flow): number | null {
  const stays = STAYS_S[paperOf(flow).is]
  return stays === null ? null : Math.max(0, stays - flow.quiet)
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
