import type { DeskState } from '../../src/staff/desk.ts'
import { ticketFor, type Visit } from './lobby.ts'

export const PIN = '2468'
const SECRET = 'of-this-session'

const at = (clock: string): number => Date.parse(`2026-11-23T${clock}:00+08:00`)
const earlier = Array.from({ length: 9 }, (_, i) => ({
  ...{ ticketId: `b-${30 - i}`, number: `B-0${30 - i}`, attempt: 0, state: 'printed', at: at('09:20') },
})) as DeskState['prints']

/** Two printers, one without paper, and the numbers of the last half hour. */
export const DESK: DeskState = {
  master: 'live',
  printers: [
    { id: 'printer', kind: 'printer', state: 'paper-out' },
    { id: 'printer-2', kind: 'printer', state: 'paper-low', ticketsLeft: 40 },
  ],
  prints: [
    { ticketId: 'a-41', number: 'A-041', attempt: 0, state: 'printed', at: at('09:40') },
    { ticketId: 'a-40', number: 'A-040', attempt: 0, state: 'failed', reason: 'paper-out', at: at('09:39') },
    { ticketId: 'k-39', number: 'KTP-1039', attempt: 1, state: 'printing', at: at('09:38') },
    {
      ticketId: 'c-12',
      number: 'C-012',
      attempt: 0,
      state: 'failed',
      reason: 'interrupted',
      at: at('09:31'),
    },
    {
      ...{ ticketId: 'c-11', number: 'C-011', attempt: 0, state: 'failed', reason: 'unreachable' },
      ...{ at: at('09:30'), since: { print: 'printed', printAt: 'kiosk-2' } },
    },
    ...earlier,
  ],
}

/** What the page asked of its station. */
export interface Door {
  /** As `POST staff/printers/printer/test`. */
  readonly asked: string[]
  desk: DeskState
  /** What asking for a ticket once more answers. */
  reprint: { readonly status: number; readonly body: unknown }
  lockedSeconds: number
  /** How the printer is when somebody says that its roll is new. */
  seen: DeskState['printers'][number]['state']
  signedIn: boolean
}

/** The station's side of the staff menu, for a screen: the PIN is 2468. */
export function staffDoor({ master }: Visit): Door {
  const door: Door = {
    asked: [],
    desk: DESK,
    reprint: {
      status: 200,
      body: { ticket: ticketFor('ektp', { id: 'a-40', number: 'A-040', attempt: 1 }) },
    },
    lockedSeconds: 0,
    seen: 'ready',
    signedIn: false,
  }
  const refused = { status: 401, body: { code: 'unauthorised', status: 401 } }
  master.reply = ({ path, method, body }) => {
    if (!path.startsWith('staff')) return { body: {} }
    if (path !== 'staff/desk') door.asked.push(`${method} ${path}`)
    if (path === 'staff') return { body: { pin: 'set', lockedSeconds: door.lockedSeconds } }
    if (path === 'staff/session') {
      door.signedIn = (body as { readonly pin: string }).pin === PIN
      return door.signedIn
        ? { body: { secret: SECRET, idleSeconds: 180 } }
        : { ...refused, body: { ...refused.body, about: { triesLeft: 4 } } }
    }
    if (!door.signedIn) return refused
    if (path === 'staff/desk') return { body: door.desk }
    if (path.endsWith('/print')) return door.reprint
    if (path.endsWith('/paper')) return { body: { state: door.seen } }
    return { body: { ok: true } }
  }
  return door
}

/** By the keyboard. */
export async function openPad({ page }: Visit): Promise<void> {
  await page.keyboard.press('Control+Alt+KeyS')
  await page.getByRole('dialog').waitFor()
}

export async function enter({ page }: Visit, pin: string): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).tap()
  await page.getByRole('button', { name: 'Masuk' }).tap()
}
