import { COMMON_MASKS, type Profile, profileOf } from './profile.ts'

/** A printer that is known by name. */
export interface Model {
  /** For `?model=`. */
  readonly id: string
  /** What is written on such printers. */
  readonly name: string
  readonly profile: Profile
}

/**
 * Paper left at "near end". No maker states a length: the sensor can be moved. Assumed: it speaks at a roll
 * 24 mm across, on a core of 18 mm, with paper 0.065 mm thick; that is 3 m. It is learned after one roll.
 */
const NEAR_END_MM = 3_000

/**
 * Widths, resolutions, columns and code page numbers: escpos-printer-db and the makers' manuals (Epson
 * TM-T20, TM-T88III and TM-T88V, Bixolon SRP-380 command manual, Citizen command reference 0.23 and PPU-231II).
 * Speeds: half of the maker's figure, since a hot head, pictures and QR codes slow a printer down.
 */
const BRANDED = { reports: 'yes', speaksUp: true, feedsToCut: true, lowMm: NEAR_END_MM } as const

/**
 * Presenter of Citizen's kiosk printers: n=4 bit 5 alone is paper out, bit 6 a ticket nobody has taken. Paper stuck
 * in the presenter is bit 1 of the second byte that it sends by itself.
 */
const PRESENTER_MASKS = { ...COMMON_MASKS, paperOut: 0x20, untaken: 0x40, spokenJam: 0x06 }

/**
 * Nothing is sure of a printer without a name but letters, pictures and code page 0: others number their
 * pages differently, and most never answer.
 */
const NAMELESS = {
  setsUnits: false,
  codePage: 'cp437',
  codePageNumber: 0,
  asks: [],
  qr: 'raster',
  speed: 40,
} as const

export const MODELS: readonly Model[] = [
  {
    id: 'epson-tm-t20',
    name: 'Epson TM-T20, T20II, T20III',
    profile: profileOf(80, { ...BRANDED, speed: 75 }),
  },
  {
    id: 'epson-tm-t82',
    name: 'Epson TM-T82, T82II, T82III',
    profile: profileOf(80, { ...BRANDED, speed: 75 }),
  },
  {
    id: 'epson-tm-t88',
    name: 'Epson TM-T88III to T88VI',
    profile: profileOf(80, { ...BRANDED, columns: 42, dpi: 180, speed: 75 }),
  },
  {
    id: 'bixolon-srp350',
    name: 'Bixolon SRP-350 and others of 180 dpi (SRP-330, SRP-380, SRP-E300)',
    profile: profileOf(80, { ...BRANDED, columns: 42, dpi: 180, speed: 75 }),
  },
  {
    id: 'bixolon-srp352',
    name: 'Bixolon SRP-352 and others of 203 dpi (SRP-332, SRP-382, SRP-E302, SRP-S300)',
    profile: profileOf(80, { ...BRANDED, speed: 75 }),
  },
  {
    id: 'citizen-ct-s',
    name: 'Citizen CT-S310, CT-S601, CT-S651, CT-S801, CT-S851, CT-E351',
    profile: profileOf(80, { ...BRANDED, speed: 75 }),
  },
  {
    id: 'citizen-ppu231',
    name: 'Citizen PPU-231, PPU-231II (kiosk, with presenter)',
    // Older than QR codes and code page 858.
    profile: profileOf(80, {
      ...BRANDED,
      masks: PRESENTER_MASKS,
      codePage: 'cp437',
      codePageNumber: 0,
      cut: 'full',
      qr: 'raster',
      speed: 50,
    }),
  },
  {
    id: 'star',
    name: 'Star TSP650, TSP700, mC-Print, set to ESC/POS mode',
    // Its own automatic status has another form, its code pages other numbers.
    profile: profileOf(80, {
      codePage: 'cp437',
      codePageNumber: 0,
      qr: 'raster',
      speed: 75,
      lowMm: NEAR_END_MM,
    }),
  },
  {
    id: 'generic-58',
    name: 'no name, 58 mm, never answers',
    profile: profileOf(58, { ...NAMELESS, cut: 'none' }),
  },
  { id: 'generic-80', name: 'no name, 80 mm, never answers', profile: profileOf(80, NAMELESS) },
]

/** The model of that id; null when there is none. */
export function modelOf(id: string): Model | null {
  return MODELS.find((model) => model.id === id) ?? null
}
