import type { Picture } from '@antre/receipt'
import { PNG } from 'pngjs'

/** Why a file cannot be printed at the top of tickets. */
export type LogoCode =
  /** Not in the master's media folder, or no picture. */
  | 'logo-missing'
  /** Not a PNG file, or a damaged one. */
  | 'logo-not-png'
  /** More than `HEAVIEST_BYTES`, or more than `WIDEST_DOTS` dots at a side. */
  | 'logo-too-large'

export type ReadLogo =
  | { readonly ok: true; readonly picture: Picture }
  | { readonly ok: false; readonly code: LogoCode }

export const HEAVIEST_BYTES = 512 * 1024
/** A printer has 576 dots across; more is for the press, and costs memory to decode. */
const WIDEST_DOTS = 2_000

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Width and height stand in the first chunk, behind its length and name. */
const WIDTH_AT = 16
const HEIGHT_AT = 20
const HEAD_BYTES = 24

/** A PNG picture in shades of grey on white. Judged by its head first: a small file can hold a huge picture. */
export function readPng(file: Buffer): ReadLogo {
  if (file.length < HEAD_BYTES || !file.subarray(0, SIGNATURE.length).equals(SIGNATURE))
    return { ok: false, code: 'logo-not-png' }
  const isWide = [WIDTH_AT, HEIGHT_AT].some((at) => file.readUInt32BE(at) > WIDEST_DOTS)
  if (isWide || file.length > HEAVIEST_BYTES) return { ok: false, code: 'logo-too-large' }
  try {
    const { width, height, data } = PNG.sync.read(file)
    return { ok: true, picture: { width, height, grey: greyOf(data, width * height) } }
  } catch {
    return { ok: false, code: 'logo-not-png' }
  }
}

/** Brightness as the eye has it (ITU-R BT.601); what is clear shows the paper. */
function greyOf(data: Buffer, dots: number): Uint8Array {
  const grey = new Uint8Array(dots)
  for (let i = 0; i < dots; i += 1) {
    const at = (part: 0 | 1 | 2 | 3): number => data[i * 4 + part] ?? 0
    const bright = 0.299 * at(0) + 0.587 * at(1) + 0.114 * at(2)
    grey[i] = Math.round(255 + ((bright - 255) * at(3)) / 255)
  }
  return grey
}
