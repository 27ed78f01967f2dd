import fc from 'fast-check'
import {
  type Command,
  currentStep,
  type DeviceState,
  evacuationOf,
  type Hall,
  PRIORITIES,
  type StepState,
  type Ticket,
  values,
} from '../../src/index.ts'
import { MALLS } from './malls.ts'

/**
 * What somebody does next, with numbers in place of ids: they are resolved against the hall as it is,
 * so that most commands have a chance, and some are nonsense.
 */
export interface Move {
  readonly kind: Kind
  readonly who: number
  readonly what: number
  readonly extra: number
}

const WEIGHTS = {
  service: 14,
  journey: 5,
  open: 6,
  pause: 2,
  close: 3,
  next: 16,
  number: 5,
  recall: 3,
  start: 6,
  finish: 5,
  'no-show': 4,
  hold: 3,
  'to-service': 4,
  'to-counter': 5,
  cancel: 2,
  reinstate: 4,
  priority: 4,
  print: 3,
  reprint: 3,
  devices: 3,
  tend: 3,
  notice: 2,
  'all-clear': 2,
  announce: 3,
  wait: 8,
  mall: 3,
  day: 1,
  nonsense: 2,
} as const
type Kind = keyof typeof WEIGHTS

const nat = fc.nat({ max: 999 })

export const moves = (maxLength: number) =>
  fc.array(
    fc.record({
      kind: fc.oneof(
        ...Object.entries(WEIGHTS).map(([kind, weight]) => ({
          arbitrary: fc.constant(kind as Kind),
          weight,
        })),
      ),
      who: nat,
      what: nat,
      extra: nat,
    }),
    { maxLength, size: 'max' },
  )

const pick = <T>(items: readonly T[], n: number): T | undefined => items[n % Math.max(1, items.length)]

/** A counter of the document; now and then one that is not there. */
const counterId = (hall: Hall, n: number): string => pick(hall.mall.counters, n)?.id ?? '9'

/** A ticket in one of the states, else any. */
function ticket(hall: Hall, n: number, ...states: StepState[]): Ticket | undefined {
  const all = [...values(hall.tickets)]
  return (
    pick(
      all.filter((each) => states.includes(currentStep(each).state)),
      n,
    ) ?? pick(all, n)
  )
}

/** Some of the items, chosen by the bits of `n`. */
const some = <T>(items: readonly T[], n: number): T[] => items.filter((_, i) => ((n >> i) & 1) === 1)

/** The command a move stands for. `serial` makes ids that were never used. */
export function commandOf(hall: Hall, move: Exclude<Move, { kind: 'wait' }>, serial: number): Command {
  const { kind, who, what, extra } = move
  const counter = counterId(hall, who)
  const callId = `call-${serial}`
  const priority = extra % 3 === 0 ? (pick(PRIORITIES, extra) ?? null) : null
  const about = {
    type: 'issue-ticket',
    ticketId: `ticket-${serial}`,
    priority,
    language: extra % 50 === 7 ? 'fr' : 'id',
    channel: extra % 9 === 4 ? 'web' : 'kiosk',
    printAt: extra % 2 === 0 ? `kiosk-${what % 2}` : undefined,
    kiosks: ['kiosk-0'],
  } as const
  const idOf = (...states: StepState[]) => ticket(hall, what, ...states)?.id ?? 'nobody'
  switch (kind) {
    case 'service':
      return { ...about, wish: { serviceId: pick(hall.mall.services, what)?.id ?? '' } }
    case 'journey': {
      const journey = pick(hall.mall.journeys, what)
      const all = journey?.steps.map(({ serviceId }) => serviceId) ?? []
      return {
        ...about,
        wish: { journeyId: journey?.id ?? '', serviceIds: who % 3 === 0 ? some(all, extra) : undefined },
      }
    }
    case 'open': {
      const plan = hall.directory.counters.get(counter)?.serviceIds ?? []
      return {
        type: 'open-counter',
        counterId: counter,
        serviceIds: extra % 3 === 0 ? some(plan, what) : undefined,
      }
    }
    case 'pause':
      return { type: 'pause-counter', counterId: counter }
    case 'close':
      return { type: 'close-counter', counterId: counter }
    case 'next':
      return { type: 'call-next', counterId: counter, callId }
    case 'number':
      return {
        type: 'call-number',
        counterId: counter,
        callId,
        number: ticket(hall, what, 'waiting', 'held', 'no-show')?.number ?? 'A-999',
      }
    case 'recall':
      return { type: 'recall', counterId: counter, callId }
    case 'start':
    case 'finish':
    case 'no-show':
    case 'hold':
      return { type: kind, counterId: counter }
    case 'to-service':
      return {
        type: 'transfer',
        counterId: counter,
        to: { serviceId: pick(hall.mall.services, what)?.id ?? '' },
      }
    case 'to-counter':
      return { type: 'transfer', counterId: counter, to: { counterId: counterId(hall, what) } }
    case 'cancel':
      return { type: 'cancel', ticketId: idOf('waiting', 'held', 'no-show') }
    case 'reinstate':
      return { type: 'reinstate', ticketId: idOf('held', 'no-show') }
    case 'priority':
      return { type: 'change-priority', ticketId: idOf('waiting', 'held', 'called'), priority }
    case 'print':
      return {
        type: 'report-print',
        ticketId: idOf('waiting'),
        outcome:
          extra % 2 === 0 ? { ok: true } : { ok: false, reason: 'no-paper', untouched: extra % 5 === 0 },
        attempt: who % 3,
      }
    case 'reprint':
      return {
        type: 'request-print',
        ticketId: idOf('waiting', 'held'),
        printAt: pick([undefined, 'kiosk-0', 'kiosk-1'], extra),
      }
    case 'devices':
      return extra % 3 === 0 ? loudspeaker(move) : report(move)
    case 'tend':
      return { type: 'tend-calls' }
    case 'notice':
      return notice(hall, move, serial)
    case 'all-clear': {
      const noticeId = (evacuationOf(hall) ?? pick(hall.notices, what))?.id ?? 'nothing'
      return { type: 'end-notice', noticeId }
    }
    case 'announce': {
      const id = pick([...values(hall.calls)], what)?.id ?? 'nothing'
      return { type: 'acknowledge-call', callId: id, repeat: extra % 3 === 0 }
    }
    case 'mall':
      return {
        type: 'save-mall',
        mall: pick(MALLS, what) ?? hall.mall,
        expectedVersion: hall.mallVersion - (extra % 10 === 0 ? 1 : 0),
      }
    case 'day':
      return extra % 3 === 0 ? { type: 'open-day', day: hall.day } : { type: 'close-day' }
    default:
      return nonsense(move, counter, callId)
  }
}

const KIOSK_STATES: readonly DeviceState[] = ['ready', 'paper-low', 'paper-out', 'offline']

/** A kiosk tells of its printer; now and then that it has none, or somebody uses its name. */
function report({ who, what, extra }: Move): Command {
  const state = pick(KIOSK_STATES, what) ?? 'ready'
  return {
    type: 'report-devices',
    stationId: `kiosk-${who % 2}`,
    station: extra % 20 === 0 ? 'counter' : 'kiosk',
    devices: extra % 7 === 0 ? [] : [{ id: 'printer', kind: 'printer', state }],
    whole: true,
  }
}

/** A display that cannot tell whether it is heard, and now and then somebody who has heard it. */
function loudspeaker({ who, what }: Move): Command {
  if (who % 2 === 0) return { type: 'confirm-heard', stationId: `display-${what % 2}` }
  return {
    type: 'report-devices',
    stationId: `display-${what % 2}`,
    station: 'display',
    devices: [{ id: 'loudspeaker', kind: 'loudspeaker', state: what % 5 === 0 ? 'muted' : 'unknown' }],
    whole: true,
  }
}

/** Announcements, acknowledged or not, sound or not. */
function notice(hall: Hall, { who, what, extra }: Move, serial: number): Command {
  if (extra % 2 === 0) {
    const noticeId = pick(hall.notices, what)?.id ?? 'nothing'
    return { type: 'acknowledge-notice', noticeId, zoneId: pick(['A', 'B', 'Q'], who) ?? '' }
  }
  const made = {
    type: 'make-notice',
    noticeId: `notice-${serial}`,
    zones: who % 9 === 0 ? ['Q'] : null,
  } as const
  if (extra % 9 === 1) return { ...made, template: 'evacuate', values: {} }
  return { ...made, template: 'closing-soon', values: { minutes: what % 5 === 0 ? 0 : what } }
}

function nonsense({ what, extra }: Move, counter: string, callId: string): Command {
  const all: Command[] = [
    { type: 'call-next', counterId: '9', callId },
    { type: 'open-counter', counterId: counter, serviceIds: ['paspor'] },
    { type: 'open-counter', counterId: counter, serviceIds: ['ktp', 'sim'] },
    { type: 'call-number', counterId: counter, callId, number: `Q-00${extra % 10}` },
    { type: 'transfer', counterId: counter, to: { serviceId: 'paspor' } },
    { type: 'transfer', counterId: counter, to: { counterId: 'constructor' } },
    { type: 'cancel', ticketId: '__proto__' },
    { type: 'acknowledge-call', callId: 'toString' },
  ]
  return pick(all, what) as Command
}
