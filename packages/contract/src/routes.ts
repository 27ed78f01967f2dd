import { NOTICE_TEMPLATES, type NoticeTemplate, PRIORITIES } from '@antre/domain'
import { z } from 'zod'
import { ROLES, type Role } from './access.ts'
import { deviceReport, deviceState } from './devices.ts'
import { mallSchema } from './mall.ts'
import { isoTime, ticketSchema } from './ticket.ts'
import { counterViewSchema, displayViewSchema, hallViewSchema, kioskViewSchema } from './views.ts'

export const API_BASE = '/api/v1'
/** Raised when stations and master of different releases would misunderstand each other. */
export const PROTOCOL = 1

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Below `API_BASE`, Fastify style: `/tickets/:id`. */
  readonly path: string
  readonly summary: string
  /** Empty: no token needed. */
  readonly roles: readonly Role[]
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  readonly response: z.ZodType
  /** Status of success; 200 unless said. */
  readonly status?: 201
}

const id = z.string().min(1).max(64)
const params = z.object({ id })
const ticketParams = params.describe('id or number of the ticket')
/** As a station's own `--station`: it stands in lists and addresses. */
const stationId = z.string().regex(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?$/)
const nothing = z.strictObject({}).nullish().describe('no body, or {}')
const ok = z.object({ ok: z.literal(true) })
const oneTicket = z.object({ ticket: ticketSchema })
const maybeTicket = z.object({ ticket: ticketSchema.nullable() })
const counterAnswer = z.object({
  counter: z.object({
    id: z.string(),
    state: z.enum(['closed', 'open', 'paused']),
    serviceIds: z.array(z.string()),
  }),
})

/** A class of UU 25/2009; `true` when the class was not asked; false, null or absent: ordinary. */
const priority = z
  .union([z.enum(PRIORITIES), z.boolean()])
  .nullish()
  .transform((given) => (given === true ? 'other' : given === false || given === undefined ? null : given))

const attempt = z
  .number()
  .int()
  .min(0)
  .optional()
  .describe('of the print job, as the view gave it; default 0')

const issueFields = {
  priority,
  language: z.string().min(2).max(16).optional().describe("default: the mall's main language"),
  channel: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,31}$/)
    .optional()
    .describe('default: by the role of the token'),
  printAt: stationId.optional().describe('kiosk station that prints it; a kiosk token prints at its own'),
}
const issueBody = z.union([
  z.strictObject({ serviceId: id, ...issueFields }),
  z.strictObject({ journeyId: id, serviceIds: z.array(id).min(1).max(20).optional(), ...issueFields }),
])

const STAFF: readonly Role[] = ['admin', 'supervisor', 'officer']
const COUNTER: readonly Role[] = [...STAFF, 'counter']

const counterPost = (
  action: string,
  summary: string,
  body: z.ZodType = nothing,
  response: z.ZodType = oneTicket,
): Route => ({
  method: 'POST',
  path: `/counters/:id/${action}`,
  summary,
  roles: COUNTER,
  params,
  body,
  response,
})

const openBody = z.strictObject({ serviceIds: z.array(id).max(200).optional() }).nullish()

const view = (
  path: string,
  summary: string,
  roles: readonly Role[],
  response: z.ZodType,
  p?: z.ZodObject,
): Route => ({
  method: 'GET',
  path: `/views/${path}`,
  summary,
  roles,
  ...(p && { params: p }),
  response,
})

/** Events one call gives at most, however many it asks for. */
const EVENTS_AT_ONCE = 5000

/** Every call there is. The server registers these, the OpenAPI document is made of them. */
export const routes = {
  health: {
    method: 'GET',
    path: '/health',
    summary: 'Is the master well?',
    roles: [],
    response: z.object({
      status: z.enum(['ok', 'degraded']),
      version: z.string(),
      protocol: z.number().int(),
      seq: z.number().int(),
      day: z.string(),
      time: isoTime,
      fault: z.string().optional(),
    }),
  },
  session: {
    method: 'POST',
    path: '/session',
    summary: 'Turn a token into a cookie for this browser',
    roles: [],
    body: z.strictObject({ token: z.string().min(1).max(200) }),
    response: z.object({ role: z.enum(ROLES) }),
  },
  issueTicket: {
    method: 'POST',
    path: '/tickets',
    summary: 'Issue a ticket for a service or a journey',
    roles: ['admin', 'supervisor', 'officer', 'kiosk'],
    body: issueBody,
    response: oneTicket,
    status: 201,
  },
  ticket: {
    method: 'GET',
    path: '/tickets/:id',
    summary: 'A ticket with its steps',
    roles: [...STAFF, 'kiosk', 'counter'],
    params: ticketParams,
    response: oneTicket,
  },
  printResult: {
    method: 'POST',
    path: '/tickets/:id/print-result',
    summary: 'What the printer did',
    roles: ['admin', 'supervisor', 'kiosk'],
    params: ticketParams,
    body: z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true), attempt }),
      z.strictObject({
        ok: z.literal(false),
        reason: z.string().min(1).max(200),
        untouched: z.boolean().optional().describe('not a byte of it reached a printer'),
        attempt,
      }),
    ]),
    response: oneTicket,
  },
  print: {
    method: 'POST',
    path: '/tickets/:id/print',
    summary: 'Print it once more, here or at another kiosk; never a second number',
    roles: [...COUNTER, 'kiosk'],
    params: ticketParams,
    body: z
      .strictObject({ printAt: stationId.optional().describe('default: where it was printed before') })
      .nullish(),
    response: oneTicket,
  },
  cancel: {
    method: 'POST',
    path: '/tickets/:id/cancel',
    summary: 'Take a waiting ticket out of the queue',
    roles: COUNTER,
    params: ticketParams,
    body: nothing,
    response: oneTicket,
  },
  reinstate: {
    method: 'POST',
    path: '/tickets/:id/reinstate',
    summary: 'Put a held or absent ticket back in line, with the place it had',
    roles: COUNTER,
    params: ticketParams,
    body: nothing,
    response: oneTicket,
  },
  priority: {
    method: 'POST',
    path: '/tickets/:id/priority',
    summary: 'Correct the priority',
    roles: COUNTER,
    params: ticketParams,
    body: z.strictObject({ priority }),
    response: oneTicket,
  },
  open: counterPost('open', 'Open, resume after a pause, or change what is served', openBody, counterAnswer),
  pause: counterPost('pause', 'No more calls for now', openBody, counterAnswer),
  close: counterPost('close', 'Close', openBody, counterAnswer),
  callNext: counterPost('call-next', 'Finish the present ticket and call the next one', nothing, maybeTicket),
  call: counterPost(
    'call',
    'Call a given number',
    z.strictObject({
      number: z.string().min(1).max(20),
      ownOnly: z.boolean().optional().describe('refuse one whose service the counter does not serve'),
    }),
  ),
  recall: counterPost('recall', 'Call the present ticket again'),
  start: counterPost('start', 'The person is here'),
  finish: counterPost('finish', 'Done; a journey goes on to its next step'),
  noShow: counterPost('no-show', 'Nobody came'),
  hold: counterPost('hold', 'Asked to come back; keeps the place'),
  transfer: counterPost(
    'transfer',
    'On to another service or counter, with the place it had',
    z.union([z.strictObject({ serviceId: id }), z.strictObject({ counterId: id })]),
  ),
  announced: {
    method: 'POST',
    path: '/calls/:id/announced',
    summary: 'A display has shown and spoken a call',
    roles: ['admin', 'supervisor', 'display'],
    params,
    body: z
      .strictObject({ repeat: z.boolean().optional().describe('it is the repetition that was heard') })
      .nullish(),
    response: ok,
  },
  voice: {
    method: 'POST',
    path: '/displays/:id/voice',
    summary: 'May this display speak for its zone? Asked every two seconds; exactly one may',
    roles: ['admin', 'supervisor', 'display'],
    params,
    body: z.strictObject({
      instance: z.string().min(8).max(64).describe('made at random when the page is loaded'),
      name: stationId.optional().describe('of a page that no station serves; kept over reloads'),
      able: z.boolean().describe('false gives the right away, once what is being heard is over'),
      speaking: z.boolean().optional().describe('an announcement is being heard now'),
      state: deviceState.describe('of its loudspeaker'),
      detail: z.string().min(1).max(120).optional(),
    }),
    response: z.object({
      speaks: z.boolean(),
      leaseMs: z.number().int().describe('how long, counted from when the request was sent'),
      others: z.number().int().describe('other displays of the zone that would speak'),
    }),
  },
  makeNotice: {
    method: 'POST',
    path: '/notices',
    summary: 'A free announcement from a template, spoken and shown',
    roles: STAFF,
    body: z.strictObject({
      template: z.enum(NOTICE_TEMPLATES as readonly [NoticeTemplate, ...NoticeTemplate[]]),
      values: z
        .record(z.string().min(1).max(32), z.union([z.string().max(64), z.number()]))
        .optional()
        .describe('what the template leaves open: {minutes: 15}, {at: "3"}'),
      zones: z.array(id).min(1).max(50).optional().describe('default: all'),
    }),
    response: z.object({ notice: z.object({ id: z.string() }) }),
    status: 201,
  },
  endNotice: {
    method: 'POST',
    path: '/notices/:id/end',
    summary: 'It is over, or was a mistake: nobody shows or speaks it any more',
    roles: STAFF,
    params,
    body: nothing,
    response: ok,
  },
  noticeAnnounced: {
    method: 'POST',
    path: '/notices/:id/announced',
    summary: 'A zone has heard a free announcement',
    roles: ['admin', 'supervisor', 'display'],
    params,
    body: z.strictObject({ zoneId: id }),
    response: ok,
  },
  reportDevices: {
    method: 'POST',
    path: '/stations/:id/devices',
    summary: 'How the devices of a station are: the whole list, whenever it changed',
    roles: ['admin', 'kiosk', 'counter', 'display'],
    params: z.object({ id: stationId }),
    body: z.strictObject({
      devices: z.array(deviceReport).max(16),
      instance: z
        .string()
        .min(8)
        .max(64)
        .optional()
        .describe('made at random when the station starts: tells two PCs of one name apart'),
    }),
    response: ok,
  },
  confirmHeard: {
    method: 'POST',
    path: '/stations/:id/heard',
    summary: 'Somebody in the hall has heard its loudspeaker, which cannot tell by itself',
    roles: COUNTER,
    params,
    body: nothing,
    response: ok,
  },
  forgetStation: {
    method: 'POST',
    path: '/stations/:id/forget',
    summary: 'A station that was taken away for good is listed no more',
    roles: ['admin', 'supervisor'],
    params,
    body: nothing,
    response: ok,
  },
  mall: {
    method: 'GET',
    path: '/mall',
    summary: 'The mall document; its version is the ETag',
    roles: ['admin', 'supervisor'],
    response: mallSchema,
  },
  saveMall: {
    method: 'PUT',
    path: '/mall',
    summary: 'Save a new version of the mall document (If-Match: the version you changed)',
    roles: ['admin'],
    body: z.unknown(),
    response: z.object({ version: z.number().int() }),
  },
  events: {
    method: 'GET',
    path: '/events',
    summary: 'The ledger, for audit and integration',
    roles: ['admin'],
    query: z.object({
      after: z.coerce.number().int().min(0).default(0),
      limit: z.coerce
        .number()
        .int()
        .min(1)
        .default(100)
        .transform((wanted) => Math.min(wanted, EVENTS_AT_ONCE))
        .describe(`at most ${EVENTS_AT_ONCE} are given; go on with after = the last seq`),
    }),
    response: z.object({
      events: z.array(
        z.object({ seq: z.number().int(), at: isoTime, actor: z.string(), type: z.string() }).loose(),
      ),
      last: z.number().int().describe('newest sequence number in the ledger'),
    }),
  },
  kioskView: view('kiosk', 'What a kiosk shows', ['admin', 'supervisor', 'kiosk'], kioskViewSchema),
  counterView: view('counters/:id', 'What a counter shows', COUNTER, counterViewSchema, params),
  displayView: view(
    'displays/:id',
    'What the displays of a zone show',
    ['admin', 'supervisor', 'display'],
    displayViewSchema,
    params,
  ),
  hallView: view('hall', 'The whole hall today', ['admin', 'supervisor'], hallViewSchema),
} as const satisfies Record<string, Route>

export type RouteName = keyof typeof routes
export type Answer<N extends RouteName> = z.output<(typeof routes)[N]['response']>
