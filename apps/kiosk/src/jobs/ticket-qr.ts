import type { TicketView } from '@antre/contract'
import { localTime } from '@antre/domain'

/** What the QR code of a ticket says, as on the screen: enough to find it again, nothing about the person. */
export function ticketQr({ id, number, issuedAt }: TicketView, timeZone: string): string {
  return `${number} ${localTime(Date.parse(issuedAt), timeZone).date} ${id}`
}
