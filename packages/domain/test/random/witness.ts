import { counterAt, currentStep, type Event, type Hall, type Ticket, values } from '../../src/index.ts'

/**
 * Somebody in the hall with a notebook: knows nothing of lines and trees, only what was announced,
 * and objects when it was not right.
 */
export interface Witness {
  /** Last number by series, of this day. */
  readonly numbers: Map<string, number>
  /** Ticket at each counter. */
  readonly counters: Map<string, string>
  /** Evacuations that nobody has ended. */
  readonly evacuations: Set<string>
  /** A counter asked for the next: did the right person come? `hall` is right before the call. */
  turn(hall: Hall, counterId: string, calledId: string | undefined): void
}

export const witness = (): Witness => ({
  numbers: new Map(),
  counters: new Map(),
  evacuations: new Set(),
  turn,
})

/** Notes an event, before it takes effect on the hall. */
export function watch({ numbers, counters, evacuations }: Witness, hall: Hall, event: Event): void {
  switch (event.type) {
    case 'day-opened':
      numbers.clear()
      counters.clear()
      evacuations.clear()
      return
    case 'notice-made':
      if (event.template === 'evacuate') evacuations.add(event.noticeId)
      return
    case 'notice-ended':
      evacuations.delete(event.noticeId)
      return
    case 'day-closed':
      counters.clear()
      return
    case 'ticket-issued': {
      if (evacuations.size > 0 && event.channel === 'kiosk') {
        throw new Error(`${event.number} was given while everybody is to leave`)
      }
      const [series = '', digits = ''] = event.number.split('-')
      const expected = (numbers.get(series) ?? 0) + 1
      numbers.set(series, expected)
      if (Number(digits) !== expected) throw new Error(`${event.number} was given in place of ${expected}`)
      if (digits.length < 3) throw new Error(`${event.number} has too few digits`)
      return
    }
    case 'ticket-called': {
      const other = [...counters].find(([, ticketId]) => ticketId === event.ticketId)
      if (other)
        throw new Error(`${event.ticketId} is at counter ${other[0]} and called to ${event.counterId}`)
      if (counters.has(event.counterId)) throw new Error(`counter ${event.counterId} calls a second person`)
      if (counterAt(hall, event.counterId).state !== 'open') {
        throw new Error(`counter ${event.counterId} calls, but is not open`)
      }
      counters.set(event.counterId, event.ticketId)
      return
    }
    case 'step-finished':
    case 'ticket-no-show':
    case 'ticket-held':
    case 'ticket-transferred': {
      const at = [...counters].find(([, ticketId]) => ticketId === event.ticketId)
      if (!at) throw new Error(`${event.ticketId} leaves a counter it was not at`)
      counters.delete(at[0])
      return
    }
    default:
  }
}

function turn(hall: Hall, counterId: string, calledId: string | undefined): void {
  const { serviceIds } = counterAt(hall, counterId)
  const eligible = [...values(hall.tickets)].filter((ticket) => {
    const { state, serviceId, counterId: only } = currentStep(ticket)
    return state === 'waiting' && (only === undefined ? serviceIds.includes(serviceId) : only === counterId)
  })
  const called = eligible.find(({ id }) => id === calledId)
  if (calledId === undefined) {
    if (eligible.length > 0)
      throw new Error(`counter ${counterId} called nobody, but ${eligible.length} wait`)
    return
  }
  if (!called) throw new Error(`counter ${counterId} called ${calledId}, who does not wait for it`)
  const passed = eligible.find((other) => sameClass(other, called) && other.arrival < called.arrival)
  if (passed) throw new Error(`${called.number} was called before ${passed.number} of the same class`)
}

const sameClass = (a: Ticket, b: Ticket) => (a.priority === null) === (b.priority === null)
