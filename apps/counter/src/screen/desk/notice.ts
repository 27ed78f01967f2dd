import type { Problem } from '@antre/contract'

/** Why the master said no. */
export interface Refused {
  readonly code: string
  readonly about?: Problem['about']
}

/** What the desk has to say after a press: one short line, the newest only. */
export type Notice = { readonly id: number } & Message

export type Message =
  | ({ readonly kind: 'problem' } & Refused)
  | { readonly kind: 'away' }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'finished-nobody' | 'reinstated' | 'held' | 'busy-close'; readonly number: string }
  | { readonly kind: 'transferred'; readonly number: string; readonly to: string }
  | { readonly kind: 'printing'; readonly number: string; readonly at: string | undefined }
  | { readonly kind: 'printed' | 'print-unknown'; readonly number: string }
  | { readonly kind: 'print-failed'; readonly number: string; readonly reason: string }

const TROUBLES: ReadonlySet<Message['kind']> = new Set([
  'problem',
  'away',
  'busy-close',
  'print-failed',
  'print-unknown',
])

export type Tone = 'trouble' | 'calm'

export function toneOf(message: Message): Tone {
  return TROUBLES.has(message.kind) ? 'trouble' : 'calm'
}

/** How long a line stays, ms: trouble is read twice. */
export function staysFor(message: Message): number {
  return toneOf(message) === 'trouble' ? 9_000 : 5_000
}
