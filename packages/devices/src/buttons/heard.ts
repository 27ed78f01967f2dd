import type { Answer, Press } from './press.ts'

/** What came out of the bytes of a box. */
export type Heard =
  | { readonly kind: 'press'; readonly press: Press }
  /** Well said, and nothing to do: a button held down or let go, a digit, a box of another counter. */
  | { readonly kind: 'known'; readonly what: Known }
  /** Well said, but no button of this box. */
  | { readonly kind: 'unknown'; readonly text: string }
  /** A key that means nothing just now: call without a number. */
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'garbage'; readonly bytes: number }

export type Known = 'repeat' | 'release' | 'digit' | 'clear' | 'other-box' | 'echo'

/** How a kind of box speaks. */
export interface BoxLanguage {
  /** Makes sense of a line that was just opened; the answer takes its bytes. `stop` forgets what is pending. */
  readonly listen: (hear: (heard: Heard) => void) => {
    readonly take: (chunk: Uint8Array) => void
    readonly stop: () => void
  }
  /** What a box is answered; null for one that wants no answer. */
  readonly answer: (answer: Answer) => Uint8Array | null
  /** What tells a box how many wait, without its having asked; null for one that cannot show it. */
  readonly lamp: (waiting: number) => Uint8Array | null
}
