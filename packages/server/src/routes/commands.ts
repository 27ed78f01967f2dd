import { DEFAULT_KIOSK, type Principal, type RouteName } from '@antre/contract'
import { type Command, counterAt, type Event, get, type Hall } from '@antre/domain'
import { type Accepted, type Ids, type Reply, ticketView } from '@antre/engine'

/** What a handler knows of the request: validated, and who asks. */
export interface Asked {
  readonly id: string
  // Validated by the route's schema; each maker below knows its own.
  // biome-ignore lint/suspicious/noExplicitAny: the schema's output, see contract/routes.ts
  readonly body: any
  readonly principal: Principal
}

export interface CommandRoute {
  readonly command: (asked: Asked, ids: Ids, hall: Hall) => Command
  /** The answer, from the state right after the command. */
  readonly answer: (accepted: Accepted, command: Command) => Reply
}

const ok = (body: unknown, status = 200): Reply => ({ status, body: JSON.stringify(body) })

/** The ticket the command names, or made. */
const ticketAnswer =
  (status: number) =>
  ({ hall, at }: Accepted, command: Command): Reply => {
    const ticket = 'ticketId' in command ? get(hall.tickets, command.ticketId) : undefined
    return ok({ ticket: ticket ? ticketView(hall, ticket, at) : null }, status)
  }

const counterAnswer = ({ hall }: Accepted, command: Command): Reply => {
  const id = 'counterId' in command ? command.counterId : ''
  const { state, serviceIds } = counterAt(hall, id)
  return ok({ counter: { id, state, serviceIds } })
}

/** The ticket the counter acted on, also when it has left the counter by it. */
const actedOn = ({ hall, at, events }: Accepted): Reply => answerFor(hall, at, events.at(-1))

/** The ticket that was called; null when only the one before was finished, and nobody waits. */
const calledAnswer = ({ hall, at, events }: Accepted): Reply =>
  answerFor(
    hall,
    at,
    events.find(({ type }) => type === 'ticket-called'),
  )

function answerFor(hall: Hall, at: number, event: Event | undefined): Reply {
  const ticket = event && 'ticketId' in event ? get(hall.tickets, event.ticketId) : undefined
  return ok({ ticket: ticket ? ticketView(hall, ticket, at) : null })
}

const onTicket = (make: (ticketId: string, asked: Asked) => Command): CommandRoute => ({
  command: (asked) => make(asked.id, asked),
  answer: ticketAnswer(200),
})

const onCounter = (
  make: (counterId: string, asked: Asked, ids: Ids) => Command,
  answer: CommandRoute['answer'] = actedOn,
): CommandRoute => ({ command: (asked, ids) => make(asked.id, asked, ids), answer })

function channelOf(role: Principal['role']): string {
  return role === 'kiosk' ? 'kiosk' : 'staff'
}

/** HTTP call to command, one line each. */
export const COMMAND_ROUTES = {
  issueTicket: {
    command: ({ body, principal }, ids, hall) => {
      const { serviceId, journeyId, serviceIds, printAt } = body
      const own = principal.role === 'kiosk' ? (principal.stationId ?? DEFAULT_KIOSK) : undefined
      return {
        type: 'issue-ticket',
        ticketId: ids.next(),
        wish: serviceId === undefined ? { journeyId, serviceIds } : { serviceId },
        priority: body.priority ?? null,
        language: body.language ?? hall.mall.languages[0] ?? 'id',
        channel: body.channel ?? channelOf(principal.role),
        printAt: own ?? printAt,
      }
    },
    answer: ticketAnswer(201),
  },
  printResult: onTicket((ticketId, { body }) => ({ type: 'report-print', ticketId, outcome: body })),
  cancel: onTicket((ticketId) => ({ type: 'cancel', ticketId })),
  reinstate: onTicket((ticketId) => ({ type: 'reinstate', ticketId })),
  priority: onTicket((ticketId, { body }) => ({
    type: 'change-priority',
    ticketId,
    priority: body.priority,
  })),
  open: onCounter(
    (counterId, { body }) => ({ type: 'open-counter', counterId, serviceIds: body?.serviceIds }),
    counterAnswer,
  ),
  pause: onCounter((counterId) => ({ type: 'pause-counter', counterId }), counterAnswer),
  close: onCounter((counterId) => ({ type: 'close-counter', counterId }), counterAnswer),
  callNext: onCounter(
    (counterId, _, ids) => ({ type: 'call-next', counterId, callId: ids.next() }),
    calledAnswer,
  ),
  call: onCounter(
    (counterId, { body }, ids) => ({
      type: 'call-number',
      counterId,
      callId: ids.next(),
      number: body.number,
    }),
    calledAnswer,
  ),
  recall: onCounter((counterId, _, ids) => ({ type: 'recall', counterId, callId: ids.next() })),
  start: onCounter((counterId) => ({ type: 'start', counterId })),
  finish: onCounter((counterId) => ({ type: 'finish', counterId })),
  noShow: onCounter((counterId) => ({ type: 'no-show', counterId })),
  hold: onCounter((counterId) => ({ type: 'hold', counterId })),
  transfer: onCounter((counterId, { body }) => ({ type: 'transfer', counterId, to: body })),
  announced: {
    command: ({ id }) => ({ type: 'acknowledge-call', callId: id }),
    answer: () => ok({ ok: true }),
  },
} as const satisfies Partial<Record<RouteName, CommandRoute>>
