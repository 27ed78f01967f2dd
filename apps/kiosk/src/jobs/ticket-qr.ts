/** What the QR code of a ticket says: enough to find it again, nothing about the person. */
export function ticketQr({ id, number }: { readonly id: string; readonly number: string }): string {
  return `ANTRE:${number}:${id}`
}
