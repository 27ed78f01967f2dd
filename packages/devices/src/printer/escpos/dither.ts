import type { Picture } from '@antre/receipt'

/** A picture for the head: bytes across, height, and bits, most significant left, 1 is black. */
export interface Dots {
  readonly across: number
  readonly height: number
  readonly bits: Uint8Array
}

/** Taller than that (25 mm) a picture at the top only costs paper. */
const TALLEST_DOTS = 200
const MIDDLE = 128

const kept = new WeakMap<Picture, Map<number, Dots>>()

/** The picture in black and white, no wider than `dots`, made once for each width of paper. */
export function dithered(picture: Picture, dots: number): Dots {
  const byWidth = kept.get(picture) ?? new Map<number, Dots>()
  kept.set(picture, byWidth)
  const made = byWidth.get(dots) ?? dither(fitted(picture, dots))
  byWidth.set(dots, made)
  return made
}

/** Made smaller as a whole, never larger: each dot is the mean of what it covers. */
function fitted(picture: Picture, dots: number): Picture {
  const scale = Math.min(1, dots / picture.width, TALLEST_DOTS / picture.height)
  if (scale === 1) return picture
  const width = Math.max(1, Math.floor(picture.width * scale))
  const height = Math.max(1, Math.floor(picture.height * scale))
  const grey = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) grey[y * width + x] = mean(picture, x, y, { width, height })
  }
  return { width, height, grey }
}

function mean(picture: Picture, x: number, y: number, to: Pick<Picture, 'width' | 'height'>): number {
  const left = Math.floor((x * picture.width) / to.width)
  const right = Math.max(left + 1, Math.floor(((x + 1) * picture.width) / to.width))
  const top = Math.floor((y * picture.height) / to.height)
  const bottom = Math.max(top + 1, Math.floor(((y + 1) * picture.height) / to.height))
  let sum = 0
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1)
      sum += picture.grey[row * picture.width + column] ?? 255
  }
  return Math.round(sum / ((right - left) * (bottom - top)))
}

/**
 * Error diffusion after Floyd and Steinberg (1976): what a dot is too dark or too light by is shared out among
 * the neighbours that come after it, 7, 3, 5 and 1 sixteenths.
 */
function dither({ width, height, grey }: Picture): Dots {
  const across = Math.ceil(width / 8)
  const bits = new Uint8Array(across * height)
  const shades = Float32Array.from(grey)
  const share = (x: number, y: number, error: number): void => {
    if (x < 0 || x >= width || y >= height) return
    shades[y * width + x] = (shades[y * width + x] ?? 0) + error
  }
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const shade = shades[y * width + x] ?? 255
      const isBlack = shade < MIDDLE
      const error = (shade - (isBlack ? 0 : 255)) / 16
      share(x + 1, y, error * 7)
      share(x - 1, y + 1, error * 3)
      share(x, y + 1, error * 5)
      share(x + 1, y + 1, error)
      if (isBlack) bits[y * across + (x >> 3)] = (bits[y * across + (x >> 3)] ?? 0) | (0x80 >> (x & 7))
    }
  }
  return { across, height, bits }
}
