import type { RejectionCode } from '@antre/domain'
import { z } from 'zod'

/** RFC 9457. `code` is stable and is what programs branch on; `detail` says what to do. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  about: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  faults: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})
export type Problem = z.infer<typeof problemSchema>

type TransportCode =
  | 'invalid-request'
  | 'invalid-mall'
  | 'unauthorised'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'unsupported-media-type'
  | 'body-too-large'
  | 'too-many-requests'
  | 'too-many-names'
  | 'idempotency-mismatch'
  | 'mall-version-required'
  | 'station-listening'
  | 'ledger-unavailable'
  | 'shutting-down'
  | 'master-away'
  | 'internal'

export type ProblemCode = RejectionCode | TransportCode

/** HTTP status, title and advice of every code there is. */
export const PROBLEMS: Readonly<
  Record<ProblemCode, readonly [status: number, title: string, detail: string]>
> = {
  'unknown-service': [
    404,
    'Unknown service',
    'No service has this id. Read GET /api/v1/views/kiosk for the list.',
  ],
  'unknown-journey': [
    404,
    'Unknown journey',
    'No journey has this id. Read GET /api/v1/views/kiosk for the list.',
  ],
  'unknown-counter': [404, 'Unknown counter', 'No counter has this id in the mall document.'],
  'unknown-ticket': [404, 'Unknown ticket', 'No ticket of today has this id or number.'],
  'unknown-call': [404, 'Unknown call', 'No call of today has this id.'],
  'unknown-zone': [404, 'Unknown zone', 'No zone has this id in the mall document.'],
  'unknown-language': [400, 'Unknown language', 'Use one of the languages of the mall document.'],
  evacuation: [
    409,
    'People are to leave the building',
    'No number is issued in it until staff end the announcement: POST /api/v1/notices/{id}/end.',
  ],
  'service-closed': [409, 'Service closed', 'Try again at opensDate, opensTime (mall-local).'],
  'service-full': [
    409,
    'No tickets left today',
    "Today's quota is used up. Try again at opensDate, opensTime.",
  ],
  'journey-steps-invalid': [
    400,
    'Steps do not fit the journey',
    'Choose at least one step of the journey, each once; a fixed journey needs its obligatory steps.',
  ],
  'counter-not-open': [409, 'Counter not open', 'Open the counter first: POST /counters/{id}/open.'],
  'counter-busy': [409, 'Somebody is at the counter', 'Finish, hold, transfer or mark no-show first.'],
  'counter-idle': [409, 'Nobody is at the counter', 'Call somebody first.'],
  'ticket-not-waiting': [409, 'Ticket is not waiting', 'It is with a counter now; see about.state.'],
  'ticket-not-called': [409, 'Ticket is not being called', 'The service has already started.'],
  'ticket-not-absent': [409, 'Ticket is in line already', 'Only a held or absent ticket can be reinstated.'],
  'ticket-ended': [409, 'Ticket has ended', 'Nothing more can be done with it; issue a new one.'],
  'service-not-at-counter': [
    409,
    'Not served at this counter',
    'Add the service to the counter in the mall document.',
  ],
  'transfer-to-same-counter': [409, 'Already at this counter', 'Choose another counter, or hold the ticket.'],
  'print-not-requested': [409, 'Ticket has no print job', 'It was issued without a printer.'],
  'printer-not-ready': [
    409,
    'The kiosk cannot print',
    'See about.state and GET /api/v1/views/hall; mend the printer, or print at another kiosk (printAt).',
  ],
  'printed-too-often': [
    429,
    'Printed too often',
    'It was printed ten times in ten minutes. See to the printer, then try again in about.seconds.',
  ],
  'unknown-kiosk': [404, 'Unknown kiosk', 'No kiosk has this name; about.kiosks lists those there are.'],
  'unknown-station': [404, 'Unknown station', 'None has this name; GET /api/v1/views/hall lists them.'],
  'station-name-taken': [
    409,
    'Another station has this name',
    'Give the station another --station, or forget the one that has it: POST /api/v1/stations/{id}/forget.',
  ],
  'station-listening': [
    409,
    'The station is on',
    'Switch it off first; one that is on tells of itself again.',
  ],
  'too-many-stations': [
    409,
    'Too many stations',
    'Forget those that are gone: POST /api/v1/stations/{id}/forget.',
  ],
  'unknown-notice': [
    404,
    'Unknown announcement',
    'No announcement of today has this id, or it was not for this zone.',
  ],
  'notice-invalid': [
    400,
    'The announcement is not complete',
    'Fill in what the template needs; about.value names it, about.fault says what is wrong.',
  ],
  'mall-changed': [
    412,
    'Somebody else saved the mall',
    'Read it again, apply your change, send the new version.',
  ],
  'mall-in-use': [409, 'Still in use today', 'People wait for it or a counter has it open. See about.'],
  'mall-version-required': [428, 'Version required', 'Send If-Match with the version (ETag) you changed.'],
  'day-not-open': [503, 'Day not open', 'The service day is being opened. Try again in a moment.'],
  'day-already-open': [409, 'Day already open', 'Nothing to do.'],
  'invalid-request': [400, 'Request not understood', 'Correct the fields listed under faults.'],
  'invalid-mall': [
    422,
    'Mall document has faults',
    'Correct what is listed under faults; nothing was changed.',
  ],
  unauthorised: [401, 'Not signed in', 'Send Authorization: Bearer TOKEN; make one with: antre token.'],
  forbidden: [403, 'Not allowed', 'This token may not do that; use one with the right role.'],
  'not-found': [404, 'No such address', 'See /api/v1/openapi.json.'],
  'method-not-allowed': [405, 'Method not allowed', 'See /api/v1/openapi.json.'],
  'unsupported-media-type': [415, 'Send JSON', 'Use Content-Type: application/json.'],
  'body-too-large': [413, 'Body too large', 'Send less.'],
  'too-many-requests': [429, 'Too many requests', 'Wait as long as Retry-After says.'],
  'too-many-names': [
    429,
    'Too many stations with one token',
    'Give each station a token of its own, and a name that it keeps (--station).',
  ],
  'idempotency-mismatch': [
    422,
    'Key was used for another request',
    'Use a new Idempotency-Key for a new request.',
  ],
  'ledger-unavailable': [
    503,
    'Could not be stored',
    'Nothing was changed. Check disk space and health, then retry.',
  ],
  'shutting-down': [503, 'Shutting down', 'Retry with the same Idempotency-Key when the master is back.'],
  'master-away': [503, 'Master cannot be reached', 'The station retries; check the network and the master.'],
  internal: [500, 'Fault in Antre', 'Please report it with the log line of this request.'],
}

/** Builds the problem of a code. */
export function problem(code: ProblemCode, extra: Pick<Problem, 'about' | 'faults'> = {}): Problem {
  const [status, title, detail] = PROBLEMS[code]
  return { type: `urn:antre:problem:${code}`, title, status, code, detail, ...extra }
}
