import type { Press } from '@antre/devices'
import { readKey } from '@antre/shell'

type Action = Exclude<Press['kind'], 'call'>

/** A key of the whole desktop, and what it does at this counter. */
export interface Shortcut {
  /** As Electron names it: `numadd`. */
  readonly accelerator: string
  readonly action: Action
}

export type ShortcutsCode =
  | 'shortcuts-preset-unknown'
  | 'shortcuts-action-unknown'
  | 'shortcuts-key-unknown'
  | 'shortcuts-key-typed'
  | 'shortcuts-key-twice'

export type ReadShortcuts =
  | { readonly ok: true; readonly shortcuts: readonly Shortcut[] }
  | { readonly ok: false; readonly code: ShortcutsCode; readonly detail: string }

const ACTIONS: readonly Action[] = ['next', 'recall', 'start', 'finish', 'no-show', 'hold']

const PRESETS: Readonly<Record<string, string>> = {
  /** A number pad: the signs around its digits. Digits and Enter stay with whoever types. */
  pad: 'next=num+,recall=num*,no-show=num-,hold=num/',
  /** A presentation remote, which is a keyboard with two page keys. */
  remote: 'next=PageDown,recall=PageUp',
  off: '',
}

/** Reads `--shortcuts`: `off`, a preset (`pad`, `remote`), or `next=F9,recall=F10`. */
export function readShortcuts(text: string): ReadShortcuts {
  const given = text.trim()
  const preset = Object.hasOwn(PRESETS, given) ? PRESETS[given] : undefined
  if (preset === undefined && !given.includes('='))
    return wrong('shortcuts-preset-unknown', `${given}: one of pad, remote, off; or next=F9,recall=F10`)
  const shortcuts: Shortcut[] = []
  for (const pair of (preset ?? given).split(',').filter((each) => each.trim() !== '')) {
    const [name = '', key = ''] = pair.split(/=(.*)/).map((part) => part.trim())
    const action = ACTIONS.find((known) => known === name)
    if (action === undefined)
      return wrong('shortcuts-action-unknown', `${name}: one of ${ACTIONS.join(', ')}`)
    const read = readKey(key)
    if (!read.ok) return read.why === 'typed' ? typed(key) : unknown(key)
    const { accelerator } = read
    if (shortcuts.some((each) => each.accelerator === accelerator)) return wrong('shortcuts-key-twice', key)
    shortcuts.push({ accelerator, action })
  }
  return { ok: true, shortcuts }
}

const wrong = (code: ShortcutsCode, detail: string): ReadShortcuts => ({ ok: false, code, detail })
const unknown = (key: string): ReadShortcuts =>
  wrong('shortcuts-key-unknown', `${key}: such as F9, num+, PageDown, Ctrl+Alt+N`)
const typed = (key: string): ReadShortcuts =>
  wrong('shortcuts-key-typed', `${key}: nobody could type it any more; take it with Ctrl, Alt or Super`)
