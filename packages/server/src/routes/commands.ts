import { DEFAULT_KIOSK, type Principal, type ProblemCode, type RouteName } from '@antre/contract'
import {
  type Accepted,
  type Command,
  calledTicket,
  type Hall,
  type Ids,
  movedTicket,
  namedCounter,
  namedTicket,
  ticketByNumber,
} from '@antre/engine'
import type { Context } from '../context.ts'

/** What a handler knows of the request: validated, and who asks. */
export interface Asked {
  readonly id: string
  // Validated by the route's schema; each maker below knows its own.
  // biome-ignore lint/suspicious/noExplicitAny: the schema's output, see contract/routes.ts
  readonly body: any
  readonly principal: Principal
  /** Kiosks of the mall document that are on and linked now; undefined when it names none. */
  readonly listening: readonly string[] | undefined
  /** Kiosks beside those that the hall knows of; undefined where it does not matter. */
  readonly kiosks: readonly string[] | undefined
  /** A station of this name has had a view open, or several quarrel about it. */
  readonly isListed: (stationId: string) => boolean
}

export interface CommandRoute {
  readonly command: (asked: Asked, ids: Ids, hall: Hall) => Command
  /** The body of the answer, from the state right after the command. */
  readonly answer: (accepted: Accepted, command: Command) => unknown
  /** Why the server itself refuses it, whatever the rules of the queue say. */
  readonly objection?: (id: string, context: Context) => ProblemCode | null
  /** What the server itself does about it, once it is done. */
  readonly after?: (id: string, context: Context) => void
}

const done: CommandRoute['answer'] = () => ({ ok: true })

/** A ticket may be named by its number of today; an id is never one. */
const ticketNamed = (hall: Hall, name: string): string => ticketByNumber(hall, name)?.id ?? name

const onTicket = (make: (ticketId: string, asked: Asked) => Command): CommandRoute => ({
  command: (asked, _ids, hall) => make(ticketNamed(hall, asked.id), asked),
  answer: namedTicket,
})

const onCounter = (
  make: (counterId: string, asked: Asked, ids: Ids) => Command,
  answer: CommandRoute['answer'] = movedTicket,
): CommandRoute => ({ command: (asked, ids) => make(asked.id, asked, ids), answer })

export const stationOf = ({ stationId }: Principal): string => stationId ?? DEFAULT_KIOSK

function channelOf(role: Principal['role']): string {
  return role === 'kiosk' ? 'kiosk' : 'staff'
}

/** HTTP call to command, one line each. */
export const COMMAND_ROUTES = {
  issueTicket: {
    command: ({ body, principal, listening, kiosks }, ids, hall) => {
      const { serviceId, journeyId, serviceIds, printAt } = body
      const own = principal.role === 'kiosk' ? stationOf(principal) : undefined
      return {
        type: 'issue-ticket',
        ticketId: ids.next(),
        wish: serviceId === undefined ? { journeyId, serviceIds } : { serviceId },
        priority: body.priority ?? null,
        language: body.language ?? hall.mall.languages[0] ?? 'id',
        channel: body.channel ?? channelOf(principal.role),
        printAt: own ?? printAt,
        kiosks,
        listening,
      }
    },
    answer: namedTicket,
  },
  printResult: onTicket((ticketId, { body: { attempt, ...outcome }, listening }) => ({
    type: 'report-print',
    ticketId,
    outcome,
    attempt,
    listening,
  })),
  print: {
    command: ({ id, body, principal, kiosks }, _ids, hall) => ({
      type: 'request-print',
      ticketId: ticketNamed(hall, id),
      printAt: body?.printAt ?? (principal.role === 'kiosk' ? stationOf(principal) : undefined),
      kiosks,
    }),
    answer: namedTicket,
  },
  cancel: onTicket((ticketId) => ({ type: 'cancel', ticketId })),
  reinstate: onTicket((ticketId) => ({ type: 'reinstate', ticketId })),
  priority: onTicket((ticketId, { body }) => ({
    type: 'change-priority',
    ticketId,
    priority: body.priority,
  })),
  open: onCounter(
    (counterId, { body }) => ({ type: 'open-counter', counterId, serviceIds: body?.serviceIds }),
    namedCounter,
  ),
  pause: onCounter((counterId) => ({ type: 'pause-counter', counterId }), namedCounter),
  close: onCounter((counterId) => ({ type: 'close-counter', counterId }), namedCounter),
  callNext: onCounter(
    (counterId, _, ids) => ({ type: 'call-next', counterId, callId: ids.next() }),
    calledTicket,
  ),
  call: onCounter(
    (counterId, { body }, ids) => ({
      type: 'call-number',
      counterId,
      callId: ids.next(),
      number: body.number,
      ownOnly: body.ownOnly,
    }),
    calledTicket,
  ),
  recall: onCounter((counterId, _, ids) => ({ type: 'recall', counterId, callId: ids.next() })),
  start: onCounter((counterId) => ({ type: 'start', counterId })),
  finish: onCounter((counterId) => ({ type: 'finish', counterId })),
  noShow: onCounter((counterId) => ({ type: 'no-show', counterId })),
  hold: onCounter((counterId) => ({ type: 'hold', counterId })),
  transfer: onCounter((counterId, { body }) => ({ type: 'transfer', counterId, to: body })),
  announced: {
    command: ({ id, body }) => ({ type: 'acknowledge-call', callId: id, repeat: body?.repeat }),
    answer: done,
  },
  makeNotice: {
    command: ({ body }, ids) => ({
      type: 'make-notice',
      noticeId: ids.next(),
      template: body.template,
      values: body.values ?? {},
      zones: body.zones ?? null,
    }),
    answer: (_accepted, command) => ({ notice: { id: 'noticeId' in command ? command.noticeId : '' } }),
  },
  endNotice: {
    command: ({ id }) => ({ type: 'end-notice', noticeId: id }),
    answer: done,
  },
  noticeAnnounced: {
    command: ({ id, body }) => ({ type: 'acknowledge-notice', noticeId: id, zoneId: body.zoneId }),
    answer: done,
  },
  confirmHeard: {
    command: ({ id }) => ({ type: 'confirm-heard', stationId: id }),
    answer: done,
  },
  forgetStation: {
    command: ({ id, isListed }) => ({ type: 'forget-station', stationId: id, listed: isListed(id) }),
    answer: done,
    // Of a name in dispute nobody knows whose it is: who is on tells of itself again, and one of them gets it.
    objection: (id, { engine, listeners }) =>
      listeners.bearers(id).length > 0 && !listeners.isDisputed(id, engine.now())
        ? 'station-listening'
        : null,
    after: (id, { listeners, namesakes, hub }) => {
      listeners.forget(id)
      namesakes.forget(id)
      hub.presenceChanged()
    },
  },
} as const satisfies Partial<Record<RouteName, CommandRoute>>
