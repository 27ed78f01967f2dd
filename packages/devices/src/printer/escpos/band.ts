/** The woven band after Timorese tenun ikat, as a screen shows it, in printer's dots. */

export const BAND_HEIGHT = 24
const REPEAT = 48
const MIDDLE = (BAND_HEIGHT - 1) / 2

const woven = new Map<number, Uint8Array>()

/** A picture `dots` wide (a multiple of 8), one bit a dot, rows of whole bytes, 1 is black. */
export function bandBits(dots: number): Uint8Array {
  const bits = woven.get(dots) ?? weave(dots)
  woven.set(dots, bits)
  return bits
}

function weave(dots: number): Uint8Array {
  const across = dots / 8
  const bits = new Uint8Array(across * BAND_HEIGHT)
  // Half a repeat of offset puts a diamond into the middle of the paper, whole ones or halves at the edges.
  const shift = REPEAT * 1000 - dots / 2 + REPEAT / 2
  for (let y = 0; y < BAND_HEIGHT; y += 1) {
    for (let x = 0; x < dots; x += 1) {
      if (!isThread((x + 0.5 + shift) % REPEAT, y)) continue
      const at = y * across + (x >> 3)
      bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7))
    }
  }
  return bits
}

/** A diamond with a heart, then hooks above and below a seed, with dots between. */
function isThread(x: number, y: number): boolean {
  const up = Math.abs(y - MIDDLE)
  const fromDiamond = Math.abs(x - REPEAT / 2) + up
  if (fromDiamond <= 4 || (fromDiamond > 7.5 && fromDiamond <= 11.5)) return true
  const fromSeed = Math.min(x, REPEAT - x)
  if (fromSeed + up <= 3.5) return true
  const edge = MIDDLE - up
  if (fromSeed <= 6 && edge >= fromSeed && edge <= fromSeed + 2.2) return true
  return Math.abs(fromSeed - 10) <= 1 && up <= 1
}
