import { assertNever } from '@antre/domain'

/** What the officer wants the master to do. One press is one intent. */
export type Intent =
  | { readonly type: 'next' }
  /** `anyway`: also when this counter does not serve it. */
  | { readonly type: 'call'; readonly number: string; readonly anyway?: boolean }
  | { readonly type: 'recall' }
  | { readonly type: 'start' }
  | { readonly type: 'finish' }
  | { readonly type: 'no-show'; readonly ticketId: string; readonly number: string }
  | { readonly type: 'hold' }
  | { readonly type: 'transfer'; readonly to: TransferTo }
  | { readonly type: 'open'; readonly serviceIds?: readonly string[] }
  | { readonly type: 'pause' }
  | { readonly type: 'close' }
  | { readonly type: 'reinstate'; readonly ticketId: string }
  /** By id or number; where it was printed before. */
  | { readonly type: 'print'; readonly ticket: string }

export type TransferTo = { readonly serviceId: string } | { readonly counterId: string }
export type IntentType = Intent['type']

/** Path below the API base and body of the POST that carries an intent. */
export function requestOf(
  intent: Intent,
  counterId: string,
): { readonly path: string; readonly body?: unknown } {
  const at = (action: string) => `counters/${encodeURIComponent(counterId)}/${action}`
  switch (intent.type) {
    case 'next':
      return { path: at('call-next') }
    case 'call':
      return {
        path: at('call'),
        body: { number: intent.number, ...(intent.anyway !== true && { ownOnly: true }) },
      }
    case 'recall':
    case 'start':
    case 'finish':
    case 'no-show':
    case 'hold':
    case 'pause':
    case 'close':
      return { path: at(intent.type) }
    case 'transfer':
      return { path: at('transfer'), body: intent.to }
    case 'open':
      return { path: at('open'), ...(intent.serviceIds && { body: { serviceIds: intent.serviceIds } }) }
    case 'reinstate':
      return { path: `tickets/${encodeURIComponent(intent.ticketId)}/reinstate` }
    case 'print':
      return { path: `tickets/${encodeURIComponent(intent.ticket)}/print` }
    default:
      return assertNever(intent)
  }
}
