import { expect } from 'vitest'
import {
  broken,
  type Command,
  currentStep,
  type Decision,
  decide,
  type Event,
  evolve,
  get,
  type Hall,
  type Happened,
  type Mall,
  newHall,
  type RejectionCode,
  type Ticket,
  ticketByNumber,
  values,
} from '../../src/index.ts'
import { clock, MONDAY, mall } from './mall.ts'

/** What has happened: an event at nine o'clock, or an event with its own instant. */
export type Past = Event | Happened

export const at = (instant: number, event: Event): Happened => ({ event, at: instant })

const START = clock('08:00')
const NINE = clock('09:00')

/** The small mall with its day open, then `past`. */
export function given(...past: Past[]): Given {
  return givenFrom(
    at(START, { type: 'mall-saved', version: 1, mall }),
    at(START, { type: 'day-opened', day: MONDAY }),
    ...past,
  )
}

/** The same mall, changed. */
export function givenMall(change: Partial<Mall>, ...past: Past[]): Given {
  return given(at(START, { type: 'mall-saved', version: 2, mall: { ...mall, ...change } }), ...past)
}

/** From nothing at all. */
export function givenFrom(...past: Past[]): Given {
  const hall = past.reduce<Hall>(
    (state, item) => evolve(state, 'event' in item ? item : { event: item, at: NINE }),
    newHall(),
  )
  expect(broken(hall)).toEqual([])
  return new Given(hall)
}

class Given {
  readonly hall: Hall

  constructor(hall: Hall) {
    this.hall = hall
  }

  /** Nine o'clock unless said. */
  when(command: Command, instant: number = Math.max(NINE, this.hall.lastAt)): When {
    return new When(this.hall, decide(this.hall, command, instant), instant)
  }
}

class When {
  readonly #before: Hall
  readonly #decision: Decision
  readonly #instant: number

  constructor(before: Hall, decision: Decision, instant: number) {
    this.#before = before
    this.#decision = decision
    this.#instant = instant
  }

  /** Exactly these events, in this order; none: accepted, nothing to do. */
  // biome-ignore lint/suspicious/noThenProperty: reads as given, when, then; nothing awaits it
  then(...events: Event[]): Hall {
    expect(this.#decision).toEqual({ ok: true, events })
    const hall = events.reduce((state, event) => evolve(state, { event, at: this.#instant }), this.#before)
    expect(broken(hall)).toEqual([])
    return hall
  }

  /** Refused with this code, about exactly this. */
  refused(code: RejectionCode, about: Readonly<Record<string, string | number>> = {}): void {
    expect(this.#decision).toEqual({ ok: false, rejection: { code, about } })
  }
}

export type { Given }

/** The ticket of that number, which must exist. */
export function ticket(hall: Hall, number: string): Ticket {
  const found = ticketByNumber(hall, number)
  if (!found) throw new Error(`no ticket ${number}`)
  return found
}

/** States of all its steps: `['done', 'waiting']`. */
export const states = (hall: Hall, number: string): string[] =>
  ticket(hall, number).steps.map(({ state }) => state)

export const present = (hall: Hall, number: string) => currentStep(ticket(hall, number))

/** Numbers of everybody in a line of one class, first to last. */
export function inLine(hall: Hall, key: string, pick: 'priority' | 'ordinary' = 'ordinary'): string[] {
  const line = hall.lines[key]
  return line ? [...values(line[pick])].map((id) => get(hall.tickets, id)?.number ?? id) : []
}
