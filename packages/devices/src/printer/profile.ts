import type { CodePage } from './escpos/code-pages.ts'

/** n of `DLE EOT n`. */
export type Ask = 1 | 2 | 3 | 4
export const ALL_ASKS: readonly Ask[] = [1, 2, 3, 4]

/**
 * Which bits of the replies to `DLE EOT 1-4` mean what. Some kiosk printers give a bit another meaning
 * (Citizen PPU-231II: n=4 bit 6 is a ticket left in the presenter), so the masks belong to the model.
 */
export interface StatusMasks {
  readonly offline: number
  readonly coverOpen: number
  readonly stoppedByPaper: number
  readonly error: number
  readonly cutter: number
  readonly unrecoverable: number
  readonly overheated: number
  readonly paperLow: number
  readonly paperOut: number
}

/** Epson TM-T88, Bixolon SRP-350 and most that speak ESC/POS. */
export const COMMON_MASKS: StatusMasks = {
  offline: 0x08,
  coverOpen: 0x04,
  stoppedByPaper: 0x20,
  error: 0x40,
  cutter: 0x08,
  unrecoverable: 0x20,
  overheated: 0x40,
  paperLow: 0x0c,
  paperOut: 0x60,
}

/** What must be known of a printer to write for it. */
export interface Profile {
  /** Paper width in millimetres. */
  readonly width: 58 | 80
  /** Ordinary letters on a line. */
  readonly columns: number
  /** Printable dots across, 8 to a millimetre. */
  readonly dots: number
  /** null: trusted with ASCII alone. */
  readonly codePage: CodePage | null
  /** Which status questions it answers; empty for a printer without status. */
  readonly asks: readonly Ask[]
  readonly masks: StatusMasks
  readonly cut: 'full' | 'partial' | 'none'
  /** `native`: the printer draws it; `raster`: it gets a picture; `none`: left out. */
  readonly qr: 'native' | 'raster' | 'none'
  /** Whether it prints pictures: the woven band. */
  readonly raster: boolean
  /** How fast paper moves at least, millimetres a second: how long a job may take. */
  readonly speed: number
  /** Paper left when its sensor says "near end", millimetres; null without that sensor. */
  readonly lowMm: number | null
}

const DOTS_A_LETTER = 12
const COLUMNS = { 58: 32, 80: 48 } as const

/** A printer of which only the paper width is known; `change` says what is known better. */
export function profileOf(width: 58 | 80, change: Partial<Omit<Profile, 'width' | 'dots'>> = {}): Profile {
  const columns = change.columns ?? COLUMNS[width]
  return {
    codePage: 'cp858',
    asks: ALL_ASKS,
    masks: COMMON_MASKS,
    cut: 'partial',
    qr: 'native',
    raster: true,
    speed: 60,
    lowMm: null,
    ...change,
    width,
    columns,
    // Whole bytes: a picture has eight dots in each.
    dots: Math.floor((columns * DOTS_A_LETTER) / 8) * 8,
  }
}
