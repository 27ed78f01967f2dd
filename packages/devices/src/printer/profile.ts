import type { CodePage } from './escpos/code-pages.ts'
import type { RollGuess } from './roll.ts'

/** n of `DLE EOT n`. */
export type Ask = 1 | 2 | 3 | 4
export const ALL_ASKS: readonly Ask[] = [1, 2, 3, 4]

/** Whether a printer answers `GS r`, which it does when it has worked off all that was sent before. */
export type Reporting = 'yes' | 'no' | 'unknown'

/**
 * Which bits of the replies to `DLE EOT 1-4` mean what. Some kiosk printers give a bit another meaning
 * (Citizen PPU-231II: n=4 bit 6 is a ticket left in the presenter), so the masks belong to the model.
 */
export interface StatusMasks {
  readonly offline: number
  readonly coverOpen: number
  readonly stoppedByPaper: number
  readonly error: number
  /** n=2: the feed button is held. */
  readonly feeding: number
  /** n=3: paper is stuck in the mechanism (Bixolon), in the presenter or off its black mark (Citizen). */
  readonly jam: number
  readonly cutter: number
  readonly unrecoverable: number
  readonly overheated: number
  readonly paperLow: number
  readonly paperOut: number
  /** n=4: a finished ticket waits in the presenter; 0 for a printer without one. */
  readonly untaken: number
  /** Second byte of what it says by itself (`GS a`): paper is stuck in the presenter; 0 where it says no such thing. */
  readonly spokenJam: number
}

/** Epson TM-T88, Bixolon SRP-350 and most that speak ESC/POS. */
export const COMMON_MASKS: StatusMasks = {
  offline: 0x08,
  coverOpen: 0x04,
  stoppedByPaper: 0x20,
  error: 0x40,
  feeding: 0x08,
  jam: 0x04,
  cutter: 0x08,
  unrecoverable: 0x20,
  overheated: 0x40,
  paperLow: 0x0c,
  paperOut: 0x60,
  untaken: 0,
  spokenJam: 0x04,
}

/** What must be known of a printer to write for it, and to understand it. */
export interface Profile extends RollGuess {
  /** Paper width in millimetres. */
  readonly width: 58 | 80
  /** Ordinary letters on a line. */
  readonly columns: number
  /** Printable dots across. */
  readonly dots: number
  /** Dots an inch, both ways: 203 are 8 to a millimetre, 180 are 7. */
  readonly dpi: 203 | 180
  /**
   * Whether it understands `GS P`, which makes a unit of feeding one dot. Epson's own unit is half a dot,
   * so that without it lines are half as far apart and the last ones are cut off.
   */
  readonly setsUnits: boolean
  /** null: trusted with ASCII alone. */
  readonly codePage: CodePage | null
  /** n of `ESC t n` that selects the page. */
  readonly codePageNumber: number
  /** Which status questions it answers; empty for a printer without status. */
  readonly asks: readonly Ask[]
  readonly masks: StatusMasks
  /** `yes`: only its report confirms a ticket. `unknown`: it is `yes` from its first report on. */
  readonly reports: Reporting
  /** Tells by itself when its status changes (`GS a`). */
  readonly speaksUp: boolean
  readonly cut: 'full' | 'partial' | 'none'
  /** Whether it brings the paper to its cutter by itself (`GS V 65`, `GS V 66`), however far that is. */
  readonly feedsToCut: boolean
  /** `native`: the printer draws it; `raster`: it gets a picture; `none`: left out. */
  readonly qr: 'native' | 'raster' | 'none'
  /** Whether it prints pictures: the woven band. */
  readonly raster: boolean
  /** How fast paper moves at least, millimetres a second: how long a job may take. */
  readonly speed: number
  /** All its time-outs are so many times the usual ones: more behind a slow radio bridge. */
  readonly patience: number
}

const DOTS_A_LETTER = 12
const COLUMNS = { 58: 32, 80: 48 } as const

/** What may be said of a printer; the rest follows. */
export type ProfileChange = Partial<Omit<Profile, 'width' | 'dots'>>

/** A printer of which only the paper width is known; `change` says what is known better. */
export function profileOf(width: 58 | 80, change: ProfileChange = {}): Profile {
  const columns = change.columns ?? COLUMNS[width]
  return {
    dpi: 203,
    // One that does not even answer is not likely to.
    setsUnits: change.asks?.length !== 0,
    codePage: 'cp858',
    codePageNumber: 19,
    asks: ALL_ASKS,
    masks: COMMON_MASKS,
    reports: 'unknown',
    speaksUp: false,
    cut: 'partial',
    feedsToCut: false,
    qr: 'native',
    raster: true,
    speed: 60,
    patience: 1,
    lowMm: null,
    ...change,
    width,
    columns,
    // Whole bytes: a picture has eight dots in each.
    dots: Math.floor((columns * DOTS_A_LETTER) / 8) * 8,
  }
}

const MM_AN_INCH = 25.4

/** Millimetres of so many dots. */
export function millimetres(dots: number, { dpi }: Pick<Profile, 'dpi'>): number {
  return (dots / dpi) * MM_AN_INCH
}
