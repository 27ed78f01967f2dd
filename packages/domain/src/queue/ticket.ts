/** A ticket is a visit: one printed number and one or more steps. */

/** UU 25/2009 article 29: who goes first, self-declared and without proof. `other` is staff's call. */
export const PRIORITIES = ['disability', 'elderly', 'pregnant', 'child', 'disaster', 'other'] as const
export type Priority = (typeof PRIORITIES)[number]

/**
 * - `pending`: a later step of a journey, not in any line yet
 * - `waiting`: in a line
 * - `called`: on the display, on the way to the counter
 * - `serving`: at the counter
 * - `held`: asked to come back (a copy, a signature); keeps its place
 * - `done`, `no-show`, `transferred`, `cancelled`: ended
 * - `abandoned`: still open when the day was closed
 */
export const STEP_STATES = [
  'pending',
  'waiting',
  'called',
  'serving',
  'held',
  'done',
  'no-show',
  'transferred',
  'cancelled',
  'abandoned',
] as const
export type StepState = (typeof STEP_STATES)[number]

export interface Step {
  readonly serviceId: string
  readonly state: StepState
  /** The counter that calls or called it; while waiting: the only counter that may take it. */
  readonly counterId?: string
  /** Milliseconds since the epoch, all of them. */
  readonly queuedAt?: number
  /** The last call: a waiting time ends there. */
  readonly calledAt?: number
  readonly startedAt?: number
  readonly endedAt?: number
}

export const PRINT_STATES = ['none', 'pending', 'printed', 'failed'] as const
export type PrintState = (typeof PRINT_STATES)[number]

export interface Ticket {
  readonly id: string
  /** `A-012` */
  readonly number: string
  /** Position among all tickets of the day, from 1: its place in every line it joins. */
  readonly arrival: number
  readonly priority: Priority | null
  readonly channel: string
  readonly language: string
  readonly issuedAt: number
  readonly journeyId?: string
  readonly print: PrintState
  /** The kiosk station that prints it. */
  readonly printAt?: string
  /** When its present printing was asked for. Milliseconds since the epoch. */
  readonly printAskedAt?: number
  /** How often it was to be printed again; absent: never. */
  readonly attempt?: number
  /** When it was to be printed again lately. Milliseconds since the epoch, newest last. */
  readonly reprintsAt?: readonly number[]
  /** The present printing says that it is not the first. */
  readonly reprint?: boolean
  /** It moved to another kiosk by itself, and does so only once. */
  readonly movedFrom?: string
  readonly printFailure?: string
  /** How often its present printing was told to have failed; absent: never. */
  readonly failures?: number
  /** The failed printing reached no printer: no paper with the number exists from it. */
  readonly printUntouched?: boolean
  readonly steps: readonly Step[]
  /** Index of the step that is active, or was last. */
  readonly current: number
}

export function currentStep(ticket: Ticket): Step {
  return ticket.steps[ticket.current] as Step
}

const ENDED: ReadonlySet<StepState> = new Set(['done', 'transferred', 'cancelled', 'abandoned'])

/** Nothing more will happen to it today. A no-show is not ended: it may be reinstated. */
export function hasEnded(ticket: Ticket): boolean {
  return ENDED.has(currentStep(ticket).state)
}

/** `('A', 12)` to `A-012`. */
export function ticketNumber(series: string, n: number): string {
  return `${series}-${String(n).padStart(3, '0')}`
}
