import { assertNever } from '../structure/assert-never.ts'
import { get } from '../structure/sorted.ts'
import type { Command } from './commands.ts'
import { callNext, callNumber, recall } from './decide/calling.ts'
import { closeCounter, openCounter, pauseCounter } from './decide/counters.ts'
import { closeDay, openDay, saveMall } from './decide/day.ts'
import { confirmHeard, forgetStation, reportDevices } from './decide/devices.ts'
import { acknowledgeNotice, endNotice, makeNotice } from './decide/notices.ts'
import { reportPrint, requestPrint } from './decide/printing.ts'
import { finish, hold, noShow, start, transfer } from './decide/serving.ts'
import { tendCalls } from './decide/tending.ts'
import { cancel, changePriority, issueTicket, reinstate } from './decide/tickets.ts'
import type { Event } from './events.ts'
import { type Rejection, refuse } from './rejection.ts'
import type { Hall } from './state.ts'

export type Decision =
  | { readonly ok: true; readonly events: readonly Event[] }
  | { readonly ok: false; readonly rejection: Rejection }

/**
 * The rules. What follows from `command` at the instant `at` (ms since the epoch, mall clock)?
 * Events to append, in order (none when nothing needs to happen), or a coded refusal. Pure.
 */
export function decide(hall: Hall, command: Command, at: number): Decision {
  const result = judge(hall, command, at)
  return 'code' in result ? { ok: false, rejection: result } : { ok: true, events: result }
}

type Verdict = readonly Event[] | Rejection

function judge(hall: Hall, command: Command, at: number): Verdict {
  switch (command.type) {
    case 'save-mall':
      return saveMall(hall, command.mall, command.expectedVersion, at)
    case 'open-day':
      return openDay(hall, command.day, at)
    case 'close-day':
      return closeDay(hall)
    default:
      return hall.dayOpen ? duringTheDay(hall, command, at) : refuse('day-not-open')
  }
}

type DayCommand = Exclude<Command, { type: 'save-mall' | 'open-day' | 'close-day' }>

function duringTheDay(hall: Hall, command: DayCommand, at: number): Verdict {
  switch (command.type) {
    case 'issue-ticket':
      return issueTicket(hall, command, at)
    case 'report-print':
    case 'request-print':
    case 'cancel':
    case 'reinstate':
    case 'change-priority':
      return aboutTicket(hall, command, at)
    case 'acknowledge-call':
      return acknowledgeCall(hall, command.callId, command.repeat ?? false)
    case 'tend-calls':
      return tendCalls(hall, at)
    case 'report-devices':
      return reportDevices(hall, command)
    case 'make-notice':
      return makeNotice(hall, command)
    case 'end-notice':
      return endNotice(hall, command.noticeId)
    case 'acknowledge-notice':
      return acknowledgeNotice(hall, command.noticeId, command.zoneId)
    case 'confirm-heard':
      return confirmHeard(hall, command.stationId)
    case 'forget-station':
      return forgetStation(hall, command)
    default:
      return hall.directory.counters.has(command.counterId)
        ? atCounter(hall, command, at)
        : refuse('unknown-counter', { counterId: command.counterId })
  }
}

type TicketCommand = Extract<
  DayCommand,
  { type: 'report-print' | 'request-print' | 'cancel' | 'reinstate' | 'change-priority' }
>

function aboutTicket(hall: Hall, command: TicketCommand, at: number): Verdict {
  const ticket = get(hall.tickets, command.ticketId)
  if (ticket === undefined) return refuse('unknown-ticket', { ticketId: command.ticketId })
  switch (command.type) {
    case 'report-print':
      return reportPrint(hall, ticket, command)
    case 'request-print':
      return requestPrint(hall, ticket, command, at)
    case 'cancel':
      return cancel(ticket)
    case 'reinstate':
      return reinstate(ticket)
    case 'change-priority':
      return changePriority(ticket, command.priority)
    default:
      return assertNever(command)
  }
}

function acknowledgeCall(hall: Hall, callId: string, repeat: boolean): Verdict {
  const call = get(hall.calls, callId)
  if (call === undefined) return refuse('unknown-call', { callId })
  if (!repeat) return call.announcedAt === undefined ? [{ type: 'call-announced', callId }] : []
  const isDue = call.repeatedAt !== undefined && call.repeatAnnouncedAt === undefined
  return isDue ? [{ type: 'call-announced', callId, repeat: true }] : []
}

type CounterCommand = Extract<DayCommand, { counterId: string }>

function atCounter(hall: Hall, command: CounterCommand, at: number): Verdict {
  const { counterId } = command
  switch (command.type) {
    case 'open-counter':
      return openCounter(hall, counterId, command.serviceIds)
    case 'pause-counter':
      return pauseCounter(hall, counterId)
    case 'close-counter':
      return closeCounter(hall, counterId)
    case 'call-next':
      return callNext(hall, counterId, command.callId, at)
    case 'call-number':
      return callNumber(hall, command)
    case 'recall':
      return recall(hall, counterId, command.callId)
    case 'start':
      return start(hall, counterId)
    case 'finish':
      return finish(hall, counterId)
    case 'no-show':
      return noShow(hall, counterId)
    case 'hold':
      return hold(hall, counterId)
    case 'transfer':
      return transfer(hall, counterId, command.to)
    default:
      return assertNever(command)
  }
}
