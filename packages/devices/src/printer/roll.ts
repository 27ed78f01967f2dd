import type { PrinterStatus } from './port.ts'

/** What is known of a printer's paper before anything has been learned. Millimetres. */
export interface RollGuess {
  /** Left on the roll when its sensor first says "near end"; null for a printer without that sensor. */
  readonly lowMm: number | null
}

/**
 * What has been learned of one printer's paper; plain JSON, to be kept over restarts. Lengths are
 * millimetres. It knows paper by the jobs alone: what a feed button moves, or a failed job, it never sees.
 */
export interface Roll {
  readonly version: 1
  /** Printed since this roll was put in; null when nobody saw that. */
  readonly usedMm: number | null
  /** Printed since the sensor said "near end"; null when it has not, or when that was not seen. */
  readonly sinceLowMm: number | null
  /** The last state that says something about paper. */
  readonly paper: 'ready' | 'paper-low' | 'paper-out' | null
  /** The printer was open, away or faulty since then: the roll may have been changed. */
  readonly disturbed: boolean
  /** Tickets printed since the sensor took "near end" back without having been disturbed. */
  readonly wellFor: number
  /** Mean length of a ticket, of the last ones more than of the first; null before the first. */
  readonly ticketMm: number | null
  readonly tickets: number
  /** How much was left at "near end", the last few times that such a roll was printed to its end. */
  readonly lows: readonly number[]
  /** How much a whole roll gave, the last few times. */
  readonly wholes: readonly number[]
}

export const NEW_ROLL: Roll = {
  version: 1,
  usedMm: null,
  sinceLowMm: null,
  paper: null,
  disturbed: false,
  wellFor: 0,
  ticketMm: null,
  tickets: 0,
  lows: [],
  wholes: [],
}

/** The mean follows the mall's tickets over about so many. */
const MEMORY_TICKETS = 30
const SAMPLES = 5
/** A sensor that sits at the edge flickers; so many tickets later it was a new roll after all. */
const FLICKER_TICKETS = 10
/** Shorter than this is no roll: a remainder somebody used up. */
const SHORTEST_ROLL_MM = 5_000

/** After a ticket of so many millimetres. */
export function rollAfterTicket(roll: Roll, paperMm: number): Roll {
  if (!Number.isFinite(paperMm) || paperMm <= 0) return roll
  const tickets = roll.tickets + 1
  const before = roll.ticketMm ?? paperMm
  const printed: Roll = {
    ...roll,
    tickets,
    ticketMm: before + (paperMm - before) / Math.min(tickets, MEMORY_TICKETS),
    usedMm: plus(roll.usedMm, paperMm),
    sinceLowMm: plus(roll.sinceLowMm, paperMm),
  }
  if (roll.paper !== 'ready' || roll.sinceLowMm === null) return printed
  const wellFor = roll.wellFor + 1
  return wellFor < FLICKER_TICKETS ? { ...printed, wellFor } : refilled(printed)
}

/** After the printer has told its status; most of them change nothing. */
export function rollAfterStatus(roll: Roll, { state }: PrinterStatus): Roll {
  switch (state) {
    case 'ready':
      return roll.paper === 'ready' ? settled(roll) : afterWell(roll)
    case 'paper-low':
      return roll.paper === 'paper-low' ? settled(roll) : afterLow(roll)
    case 'paper-out':
      return roll.paper === 'paper-out' ? roll : afterOut(roll)
    case 'cover-open':
    case 'offline':
      return roll.disturbed ? roll : { ...roll, disturbed: true }
    case 'cutter-error':
    case 'overheated':
    case 'unknown':
      return roll
  }
}

/**
 * Somebody says that a new roll was put in; for printers whose sensor would not tell. Of one that tells nothing
 * at all the old roll counts as used up: it may have had more, and the next warning comes early rather than late.
 */
export function rollAfterChange(roll: Roll): Roll {
  const taught = roll.paper === null ? learned(roll) : roll
  return { ...refilled(taught), paper: roll.paper === null ? null : 'ready', disturbed: false }
}

/** Whether its "near end" sensor has ever been heard, so that it will be heard again. */
export function isSensed({ lows, sinceLowMm, paper }: Roll): boolean {
  return lows.length > 0 || sinceLowMm !== null || paper === 'paper-low'
}

/** About how many tickets the roll still gives; null when nothing is known of it. */
export function ticketsLeft(roll: Roll, guess: RollGuess): number | null {
  if (roll.paper === 'paper-out') return 0
  const left = paperLeft(roll, guess)
  if (left === null || roll.ticketMm === null) return null
  return Math.max(0, Math.floor(left / roll.ticketMm))
}

/** A roll that was kept as JSON; a new one for anything else. */
export function rollFrom(kept: unknown): Roll {
  return isRoll(kept) ? kept : NEW_ROLL
}

function paperLeft({ usedMm, sinceLowMm, paper, lows, wholes }: Roll, { lowMm }: RollGuess): number | null {
  const atLow = median(lows)
  const speaksAt = atLow ?? lowMm
  if (sinceLowMm !== null) return speaksAt === null ? null : speaksAt - sinceLowMm
  const whole = median(wholes)
  if (paper === 'paper-low' || usedMm === null || whole === null) return null
  // A sensor that spoke up before and has not yet: there is at least as much as it speaks up at.
  return Math.max(whole - usedMm, atLow ?? 0)
}

/** Said again: whatever disturbed it changed nothing that can be seen. */
function settled(roll: Roll): Roll {
  return roll.disturbed ? { ...roll, disturbed: false } : roll
}

function afterWell(roll: Roll): Roll {
  const well = { ...roll, paper: 'ready', disturbed: false, wellFor: 0 } as const
  if (roll.paper === null) return well
  const isFlicker = roll.paper === 'paper-low' && !roll.disturbed
  return isFlicker ? well : refilled(well)
}

function afterLow(roll: Roll): Roll {
  const low = { ...roll, paper: 'paper-low', disturbed: false } as const
  // A roll that is low from the first moment was put in like that, or was low before anybody looked.
  if (roll.paper !== 'ready') return { ...low, usedMm: null, sinceLowMm: null }
  return { ...low, sinceLowMm: roll.sinceLowMm ?? 0 }
}

function afterOut(roll: Roll): Roll {
  return {
    ...learned(roll),
    paper: 'paper-out',
    disturbed: false,
    usedMm: null,
    sinceLowMm: null,
  }
}

/** What a roll that was printed to its end teaches. */
function learned(roll: Roll): Roll {
  const { usedMm, sinceLowMm } = roll
  return {
    ...roll,
    ...(sinceLowMm !== null && sinceLowMm > 0 && { lows: latest(roll.lows, sinceLowMm) }),
    ...(usedMm !== null && usedMm >= SHORTEST_ROLL_MM && { wholes: latest(roll.wholes, usedMm) }),
  }
}

/** A new roll; one that was taken out before its end has shown only how much it had at least. */
function refilled(roll: Roll): Roll {
  const least = roll.sinceLowMm ?? 0
  const known = median(roll.lows)
  const lows = known !== null && least > known ? latest(roll.lows, least) : roll.lows
  return { ...roll, lows, paper: 'ready', usedMm: 0, sinceLowMm: null, wellFor: 0 }
}

const plus = (sum: number | null, mm: number): number | null => (sum === null ? null : sum + mm)

const latest = (samples: readonly number[], one: number): readonly number[] =>
  [...samples, Math.round(one)].slice(-SAMPLES)

function median(samples: readonly number[]): number | null {
  const sorted = [...samples].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

function isRoll(kept: unknown): kept is Roll {
  if (typeof kept !== 'object' || kept === null) return false
  const roll = kept as Readonly<Record<keyof Roll, unknown>>
  const isLength = (value: unknown): boolean =>
    typeof value === 'number' && Number.isFinite(value) && value >= 0
  const mayBe = (value: unknown): boolean => value === null || isLength(value)
  return (
    roll.version === 1 &&
    [roll.usedMm, roll.sinceLowMm, roll.ticketMm].every(mayBe) &&
    [null, 'ready', 'paper-low', 'paper-out'].includes(roll.paper as string | null) &&
    typeof roll.disturbed === 'boolean' &&
    [roll.wellFor, roll.tickets].every(isLength) &&
    [roll.lows, roll.wholes].every((samples) => Array.isArray(samples) && samples.every(isLength))
  )
}
