import type { CounterView } from '@antre/contract'
import type { KeyAction } from '../keys/shortcuts.ts'
import { emptyEntry, parseEntry, typed } from '../number/entry.ts'
import { likelySeries } from '../number/series.ts'
import { allowed, closing, phaseOf } from './allowed.ts'
import type { Desk, Dialog } from './desk.ts'

export type ActionType = Exclude<KeyAction['type'], 'digit'> | 'close' | 'call' | 'services'

/** One way for buttons and keys alike: what an action does, given what is on the screen now. */
export function act(desk: Desk, view: CounterView, action: ActionType): void {
  const present = view.ticket?.number
  switch (action) {
    case 'next':
      if (view.counter.state === 'paused') void desk.press({ type: 'open' })
      else if (allowed(view, 'next')) void desk.press({ type: 'next' }, present)
      return
    case 'recall':
    case 'start':
    case 'finish':
    case 'hold':
      if (allowed(view, action)) void desk.press({ type: action })
      return
    case 'no-show':
      if (allowed(view, 'no-show') && view.ticket) {
        void desk.press({ type: 'no-show', ticketId: view.ticket.id, number: view.ticket.number })
      }
      return
    case 'transfer':
      if (allowed(view, 'transfer')) openDialog(desk, { type: 'transfer' })
      return
    case 'call':
      startCall(desk, view, '')
      return
    case 'reprint':
      startPrint(desk, view)
      return
    case 'pause':
      if (view.counter.state === 'paused') void desk.press({ type: 'open' })
      else if (view.counter.state === 'open') void desk.press({ type: 'pause' })
      return
    case 'close':
      close(desk, view)
      return
    case 'services':
      if (phaseOf(view) !== 'closed') openDialog(desk, { type: 'services' })
      return
    case 'undo':
      undo(desk, view)
      return
    case 'help':
      desk.open({ type: 'help' })
      return
  }
}

/** Starts a call by number; what was typed already (a digit, or a whole number) is taken along. */
export function startCall(desk: Desk, view: CounterView, digit: string): void {
  if (!allowed(view, 'call')) return
  const series = likelySeries(view, desk.getState().seen)[0] ?? ''
  const entry = digit === '' ? emptyEntry(series) : typed(emptyEntry(series), digit)
  openDialog(desk, { type: 'call', entry })
}

/** Offers the number of the person at the counter; any other can be typed. */
function startPrint(desk: Desk, view: CounterView): void {
  if (!allowed(view, 'print')) return
  const series = likelySeries(view, desk.getState().seen)[0] ?? ''
  const present = view.ticket && parseEntry(view.ticket.number)
  openDialog(desk, { type: 'print', entry: present ?? emptyEntry(series) })
}

function close(desk: Desk, view: CounterView): void {
  const how = closing(view)
  if (how === 'busy') desk.say({ kind: 'busy-close', number: view.ticket?.number ?? '' })
  else if (how === 'ask') openDialog(desk, { type: 'close' })
  else void desk.press({ type: 'close' })
}

/** The no-show can be taken back while the master still has it so. */
export function undoable(desk: Desk, view: CounterView): { ticketId: string; number: string } | null {
  const { undo: last } = desk.getState()
  return last && view.aside.some((entry) => entry.id === last.ticketId && entry.state === 'no-show')
    ? last
    : null
}

function undo(desk: Desk, view: CounterView): void {
  const last = undoable(desk, view)
  if (last) void desk.press({ type: 'reinstate', ticketId: last.ticketId })
}

/** Dialogs act on what they show: none is opened on a view that may be old, nor while an answer is due. */
function openDialog(desk: Desk, dialog: Dialog): void {
  if (desk.getState().lock.pending !== null) return
  if (desk.live()) desk.open(dialog)
  else desk.say({ kind: 'away' })
}
