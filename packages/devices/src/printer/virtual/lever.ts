/** What can be wrong with a virtual printer. */
export const LEVERS = [
  'ready',
  'paper-low',
  'paper-out',
  'cover-open',
  'cutter-error',
  'overheated',
  /** Paper is stuck in its mechanism, or in its presenter. */
  'jam',
  'offline',
  /** Frozen: takes bytes, answers nothing, moves nothing. */
  'hang',
  /** Answers every question as if all were well, and moves nothing: its mechanism is stuck. */
  'stands-still',
  /** Off and on at once: what it had not printed is forgotten, its settings too, and the line stays up. */
  'power-loss',
  /** Takes connections and drops them at once. */
  'drop',
  /** Drops the connection in the middle of a ticket. */
  'drop-mid-job',
  /** Answers late and prints line by line. */
  'slow',
  /** Answers, but not what a printer answers. */
  'garbage',
  /** Prints, but never answers: many a cheap printer. */
  'silent',
] as const
export type Lever = (typeof LEVERS)[number]

/** The head stands still until somebody does something. */
export function isBlocked(lever: Lever): boolean {
  return lever === 'stands-still' || OFFLINE.has(lever)
}

/** It says so, when it says anything. */
const OFFLINE: ReadonlySet<Lever> = new Set([
  'paper-out',
  'cover-open',
  'cutter-error',
  'overheated',
  'jam',
  'offline',
  'hang',
])
const ERRORS: ReadonlySet<Lever> = new Set(['cutter-error', 'overheated', 'jam'])

const ALWAYS = 0x12

/** A printer with a presenter, as Citizen's: bit 5 alone is paper out, bit 6 a ticket nobody has taken. */
export type Presenter = 'none' | 'empty' | 'untaken'

/** The reply to `DLE EOT n`, bits as in Epson's reference, or in Citizen's for the presenter. */
export function statusByte(lever: Lever, n: number, presenter: Presenter = 'none'): number {
  switch (n) {
    case 1:
      return ALWAYS | (OFFLINE.has(lever) ? 0x08 : 0)
    case 2:
      if (lever === 'cover-open') return ALWAYS | 0x04
      if (lever === 'paper-out') return ALWAYS | 0x20
      return ALWAYS | (ERRORS.has(lever) ? 0x40 : 0)
    case 3:
      if (lever === 'jam') return ALWAYS | (presenter === 'none' ? 0x04 : 0)
      if (lever === 'cutter-error') return ALWAYS | 0x08
      return ALWAYS | (lever === 'overheated' ? 0x40 : 0)
    default:
      return ALWAYS | paperBits(lever, presenter)
  }
}

function paperBits(lever: Lever, presenter: Presenter): number {
  const out = presenter === 'none' ? 0x60 : 0x20
  const waiting = presenter === 'untaken' ? 0x40 : 0
  if (lever === 'paper-out') return 0x0c | out | waiting
  return waiting | (lever === 'paper-low' ? 0x0c : 0)
}

/** What it sends by itself after `GS a`: four bytes, bits as in Epson's reference, or in Citizen's for the presenter. */
export function automaticBytes(lever: Lever, presenter: Presenter = 'none'): readonly number[] {
  const first = 0x10 | (OFFLINE.has(lever) ? 0x08 : 0) | (lever === 'cover-open' ? 0x20 : 0)
  const stuck = presenter === 'none' ? 0x04 : 0x02
  const second =
    (lever === 'jam' ? stuck : 0) |
    (lever === 'cutter-error' ? 0x08 : 0) |
    (lever === 'overheated' ? 0x40 : 0)
  return [first, second, paperByte(lever), 0x0f]
}

/** The reply to `GS r 1`. */
export function paperByte(lever: Lever): number {
  if (lever === 'paper-out') return 0x0f
  return lever === 'paper-low' ? 0x03 : 0
}
