/** What a single key asks for. Digits carry what was typed, to start a call by number. */
export type KeyAction =
  | { readonly type: 'next' | 'recall' | 'start' | 'finish' | 'no-show' | 'hold' }
  | { readonly type: 'transfer' | 'pause' | 'help' | 'undo' | 'reprint' }
  | { readonly type: 'digit'; readonly digit: string }

export type KeyActionType = KeyAction['type']

/** The parts of a KeyboardEvent that matter. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly repeat: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly isComposing: boolean
}

type Simple = Exclude<KeyActionType, 'digit'>

/**
 * By position on the number pad, so that they work with NumLock off and on any layout: both large keys are
 * Next. What the packaged app takes while another window is in front means the same there.
 */
const BY_CODE: Readonly<Record<string, Simple>> = {
  NumpadEnter: 'next',
  NumpadAdd: 'next',
  NumpadMultiply: 'recall',
  NumpadDecimal: 'finish',
  NumpadComma: 'finish',
  NumpadSubtract: 'no-show',
  NumpadDivide: 'hold',
}

const BY_KEY: Readonly<Record<string, Simple>> = {
  enter: 'next',
  '+': 'next',
  r: 'recall',
  '*': 'recall',
  s: 'start',
  f: 'finish',
  '.': 'finish',
  n: 'no-show',
  '-': 'no-show',
  h: 'hold',
  '/': 'hold',
  t: 'transfer',
  c: 'reprint',
  p: 'pause',
  z: 'undo',
  backspace: 'undo',
  // A presentation remote has these two.
  pagedown: 'next',
  pageup: 'recall',
  '?': 'help',
}

/** What the key means here, or null. A key held down means nothing: only its first stroke counts. */
export function actionOf(press: KeyPress): KeyAction | null {
  if (press.repeat || press.isComposing || press.ctrlKey || press.altKey || press.metaKey) return null
  const digit = /^Numpad([0-9])$/.exec(press.code)?.[1] ?? /^[0-9]$/.exec(press.key)?.[0]
  if (digit !== undefined) return { type: 'digit', digit }
  const type = BY_CODE[press.code] ?? BY_KEY[press.key.toLowerCase()]
  return type === undefined ? null : { type }
}

/** Keys as printed on the buttons: the letter, and its twin on a number pad. */
export const KEY_CAPS: Readonly<Record<Simple, readonly string[]>> = {
  next: ['Enter', '+'],
  recall: ['R', '*'],
  start: ['S'],
  finish: ['F', '.'],
  'no-show': ['N', '−'],
  hold: ['H', '/'],
  transfer: ['T'],
  pause: ['P'],
  reprint: ['C'],
  undo: ['Z', '⌫'],
  help: ['?'],
}

/** The same for `aria-keyshortcuts`, in its vocabulary. */
export function ariaKeys(type: Simple): string {
  const names: Readonly<Record<string, string>> = { '−': '-', '+': 'Plus', '⌫': 'Backspace' }
  return KEY_CAPS[type].map((key) => names[key] ?? key).join(' ')
}

/** Does typing belong to this element? Then the shortcuts keep out of it. */
export function takesText(target: {
  readonly tagName: string
  readonly type?: string
  readonly isContentEditable?: boolean
}): boolean {
  if (target.isContentEditable) return true
  if (target.tagName === 'TEXTAREA' || target.tagName === 'SELECT') return true
  const NO_TEXT = ['button', 'checkbox', 'radio', 'submit', 'reset', 'range', 'color', 'file', 'image']
  return target.tagName === 'INPUT' && !NO_TEXT.includes(target.type ?? 'text')
}
