/** What can be wrong with a virtual printer. */
export const LEVERS = [
  'ready',
  'paper-low',
  'paper-out',
  'cover-open',
  'cutter-error',
  'overheated',
  'offline',
  /** Frozen: takes bytes, answers nothing, moves nothing. */
  'hang',
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
  return ['paper-out', 'cover-open', 'cutter-error', 'overheated', 'offline', 'hang'].includes(lever)
}

const ALWAYS = 0x12

/** A printer with a presenter, as Citizen's: bit 5 alone is paper out, bit 6 a ticket nobody has taken. */
export type Presenter = 'none' | 'empty' | 'untaken'

/** The reply to `DLE EOT n`, bits as in Epson's reference, or in Citizen's for the presenter. */
export function statusByte(lever: Lever, n: number, presenter: Presenter = 'none'): number {
  switch (n) {
    case 1:
      return ALWAYS | (isBlocked(lever) ? 0x08 : 0)
    case 2:
      if (lever === 'cover-open') return ALWAYS | 0x04
      if (lever === 'paper-out') return ALWAYS | 0x20
      return ALWAYS | (lever === 'cutter-error' || lever === 'overheated' ? 0x40 : 0)
    case 3:
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

/** What it sends by itself after `GS a`: four bytes, bits as in Epson's reference. */
export function automaticBytes(lever: Lever): readonly number[] {
  const first = 0x10 | (isBlocked(lever) ? 0x08 : 0) | (lever === 'cover-open' ? 0x20 : 0)
  const second = (lever === 'cutter-error' ? 0x08 : 0) | (lever === 'overheated' ? 0x40 : 0)
  return [first, second, paperByte(lever), 0x0f]
}

/** The reply to `GS r 1`. */
export function paperByte(lever: Lever): number {
  if (lever === 'paper-out') return 0x0f
  return lever === 'paper-low' ? 0x03 : 0
}
