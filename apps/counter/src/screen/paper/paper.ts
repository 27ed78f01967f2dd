import type { TicketView } from '@antre/contract'

/** A kiosk that has not said by now how a print went will not: it is off, or away. As the master reckons. */
const PRINT_OVERDUE_MS = 90_000

/**
 * Does the person hold a paper? `none`: it never came out, or only the kiosk's screen showed it. `printing`: it is
 * being printed again. A ticket from elsewhere (staff, phone) was never to have one: `fine`.
 */
export function paperOf(ticket: TicketView, now: number): 'fine' | 'none' | 'printing' {
  switch (ticket.print) {
    case 'printed':
      return 'fine'
    case 'failed':
      return 'none'
    case 'none':
      return ticket.channel === 'kiosk' ? 'none' : 'fine'
    case 'pending':
      if ((ticket.attempt ?? 0) > 0) return 'printing'
      return now - Date.parse(ticket.issuedAt) > PRINT_OVERDUE_MS ? 'none' : 'fine'
  }
}
