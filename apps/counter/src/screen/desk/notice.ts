/** What the desk has to say after a press: one short line, the newest only. */
export type Notice = { readonly id: number } & Message

export type Message =
  | { readonly kind: 'problem'; readonly code: string }
  | { readonly kind: 'away' }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'finished-nobody' | 'reinstated' | 'held' | 'busy-close'; readonly number: string }
  | { readonly kind: 'transferred'; readonly number: string; readonly to: string }

export type Tone = 'trouble' | 'calm'

export function toneOf(message: Message): Tone {
  return message.kind === 'problem' || message.kind === 'away' || message.kind === 'busy-close'
    ? 'trouble'
    : 'calm'
}

/** How long a line stays, ms: trouble is read twice. */
export function staysFor(message: Message): number {
  return toneOf(message) === 'trouble' ? 9_000 : 5_000
}
