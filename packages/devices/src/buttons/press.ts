/** What a box at the counter can ask for. */
export type Press =
  | { readonly kind: 'next' }
  | { readonly kind: 'recall' }
  | { readonly kind: 'start' }
  | { readonly kind: 'finish' }
  | { readonly kind: 'no-show' }
  | { readonly kind: 'hold' }
  | { readonly kind: 'call'; readonly number: string }

/** What came of it, for a box that can show it. */
export type Answer =
  /** `number` is the one at the counter now, null for nobody; `waiting` is how many wait. */
  | { readonly ok: true; readonly number: string | null; readonly waiting: number }
  /** A problem code such as `counter-not-open`. */
  | { readonly ok: false; readonly code: string }

const WORDS = {
  NEXT: 'next',
  RECALL: 'recall',
  START: 'start',
  FINISH: 'finish',
  NOSHOW: 'no-show',
  HOLD: 'hold',
} as const

/** Reads one line of the protocol, in whatever case; null for a line that is no button. */
export function pressFrom(line: string): Press | null {
  const words = line.trim().toUpperCase().split(/\s+/)
  const [word = '', number = ''] = words
  if (word === 'CALL' && words.length === 2 && /^[A-Z]{1,3}-\d{3,6}$/.test(number))
    return { kind: 'call', number }
  if (words.length !== 1 || !Object.hasOwn(WORDS, word)) return null
  return { kind: WORDS[word as keyof typeof WORDS] }
}

/** `OK A-012 3` (number, waiting), `OK - 3` with nobody at the counter, `ERR counter-not-open`. */
export function lineFor(answer: Answer): string {
  if (answer.ok) return `OK ${answer.number ?? '-'} ${answer.waiting}\n`
  return `ERR ${answer.code.replace(/[^a-z0-9-]/gi, '') || 'unknown'}\n`
}
