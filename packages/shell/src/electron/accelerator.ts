const MODIFIERS = ['Ctrl', 'Alt', 'Shift', 'Super'] as const

/**
 * Keys that stand alone because nobody types with them, as Electron's accelerators name them: function
 * keys, a presenter's page keys, media keys, and the signs of a number pad (its digits and Enter are typed
 * with all day).
 */
const ALONE: readonly string[] = [
  ...Array.from({ length: 24 }, (_, index) => `F${index + 1}`),
  ...['PageUp', 'PageDown', 'Home', 'End', 'Insert', 'PrintScreen', 'Scrolllock'],
  ...['numadd', 'numsub', 'nummult', 'numdiv', 'numdec'],
  ...['MediaNextTrack', 'MediaPreviousTrack', 'MediaStop', 'MediaPlayPause'],
]
/** Keys that are typed with: only together with Ctrl, Alt or Super. */
const TYPED: readonly string[] = [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  ...Array.from({ length: 10 }, (_, index) => `num${index}`),
  ...['Space', 'Tab', 'Enter', 'Backspace', 'Delete', 'Escape', 'Up', 'Down', 'Left', 'Right'],
]
/** As they are printed on the keys. `num+` would be taken apart at its sign. */
const PRINTED: Readonly<Record<string, string>> = {
  'num+': 'numadd',
  'num-': 'numsub',
  'num*': 'nummult',
  'num/': 'numdiv',
  'num.': 'numdec',
}

export type ReadKey =
  | { readonly ok: true; readonly accelerator: string }
  /** `typed`: taking it would keep everybody on this PC from typing it. */
  | { readonly ok: false; readonly why: 'unknown' | 'typed' }

/** Reads a key that may be taken from the whole desktop: `F9`, `num+`, `PageDown`, `Ctrl+Alt+N`. */
export function readKey(text: string): ReadKey {
  const parts = expand(text.trim()).split('+')
  const name = parts.pop() ?? ''
  const modifiers = parts.map((part) => MODIFIERS.find((known) => isSame(known, part)))
  if (modifiers.includes(undefined) || new Set(modifiers).size < modifiers.length)
    return { ok: false, why: 'unknown' }
  const key = [...ALONE, ...TYPED].find((known) => isSame(known, name))
  if (key === undefined) return { ok: false, why: 'unknown' }
  const isHeld = modifiers.some((modifier) => modifier !== 'Shift')
  if (TYPED.includes(key) && !isHeld) return { ok: false, why: 'typed' }
  return { ok: true, accelerator: [...MODIFIERS.filter((each) => modifiers.includes(each)), key].join('+') }
}

function expand(text: string): string {
  const printed = Object.keys(PRINTED).find((sign) => text.toLowerCase().endsWith(sign))
  return printed === undefined ? text : text.slice(0, -printed.length) + PRINTED[printed]
}

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
