import type { DeviceReport, Problem, TicketView } from '@antre/contract'
import { type Answer, API, readProblem, send } from '@antre/ui'
import type { DeskState } from '../../staff/desk.ts'

/** Is there a staff menu here, and may a PIN be tried now? */
export interface StaffDoor {
  readonly pin: 'set' | 'missing'
  readonly lockedSeconds: number
}

/** Null where the page was not served by a kiosk's own station: there is no menu there. */
export async function askDoor(): Promise<StaffDoor | null> {
  const answer = await once<StaffDoor>('GET', 'staff')
  return answer.ok && (answer.data.pin === 'set' || answer.data.pin === 'missing') ? answer.data : null
}

/** Tries a PIN, once: a lost answer is not tried again, as each try counts. */
export const tryPin = (pin: string): Promise<Answer<{ readonly secret: string }>> =>
  once('POST', 'staff/session', { body: { pin } })

/** What staff may do, with the secret of their session. */
export interface StaffCalls {
  /** `quietS`: seconds since the menu was touched. */
  desk(quietS: number): Promise<Answer<DeskState>>
  leave(): Promise<unknown>
  /** Never tried again by itself: it would print twice. */
  test(printer: string): Promise<Answer<{ readonly ok: boolean; readonly reason?: string }>>
  paperChanged(printer: string): Promise<Answer<Pick<DeviceReport, 'state'>>>
  print(ticket: string): Promise<Answer<{ readonly ticket: TicketView }>>
}

export function staffCalls(secret: string): StaffCalls {
  const headers = { 'X-Antre-Staff': secret }
  return {
    desk: (quietS) => once('GET', `staff/desk?quiet=${quietS}`, { headers }),
    leave: () => once('POST', 'staff/session/end', { headers }),
    test: (id) => once('POST', `staff/printers/${encodeURIComponent(id)}/test`, { headers }),
    paperChanged: (id) => once('POST', `staff/printers/${encodeURIComponent(id)}/paper`, { headers }),
    print: (ticket) => send(`staff/tickets/${encodeURIComponent(ticket)}/print`, {}, { headers }),
  }
}

interface Once {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

async function once<T>(method: string, path: string, { body, headers }: Once = {}): Promise<Answer<T>> {
  try {
    const response = await fetch(`${API}/${path}`, {
      method,
      headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) return { ok: false, problem: readProblem(text, response.status) }
    return { ok: true, status: response.status, data: JSON.parse(text) as T }
  } catch {
    return { ok: false, problem: NO_ANSWER }
  }
}

const NO_ANSWER: Problem = {
  type: 'urn:antre:problem:no-answer',
  title: 'no-answer',
  status: 503,
  code: 'no-answer',
  detail: '',
}
