import qrcode from 'qrcode'

/** What fits a thumb: a third of 80 mm, under half of 58 mm. */
const WANTED_DOTS = 176
const SMALLEST_CELL = 3
const LARGEST_CELL = 8

export interface QrModules {
  /** Modules at a side, without the quiet zone. */
  readonly size: number
  readonly isDark: (x: number, y: number) => boolean
}

/** Error correction M (15 %) unless told: paper gets creased, but a denser code would read worse. */
export function qrModules(data: string, errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' = 'M'): QrModules {
  const { modules } = qrcode.create(data, { errorCorrectionLevel })
  return { size: modules.size, isDark: (x, y) => modules.get(y, x) !== 0 }
}

/** Dots a module, so that the code is about 22 mm wide and never wider than the paper. */
export function cellFor(size: number, dots: number): number {
  const wanted = Math.min(LARGEST_CELL, Math.max(SMALLEST_CELL, Math.floor(WANTED_DOTS / size)))
  return Math.max(1, Math.min(wanted, Math.floor(dots / size)))
}

/** The code as a picture: bytes across, height, and bits, most significant left. */
export function qrPicture(
  { size, isDark }: QrModules,
  cell: number,
): { readonly across: number; readonly height: number; readonly bits: Uint8Array } {
  const side = size * cell
  const across = Math.ceil(side / 8)
  const bits = new Uint8Array(across * side)
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      if (!isDark(Math.floor(x / cell), Math.floor(y / cell))) continue
      const at = y * across + (x >> 3)
      bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7))
    }
  }
  return { across, height: side, bits }
}
