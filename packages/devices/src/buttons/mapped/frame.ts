import { type ChecksumKind, checksum, checksumLength } from './checksum.ts'

/** One piece of a frame: a byte that is always the same, or a place with so many bytes. */
export type Piece =
  | { readonly kind: 'byte'; readonly byte: number }
  | { readonly kind: Place; readonly length: number }

const PLACES = ['address', 'data', 'any', 'checksum', 'number', 'digits', 'waiting', 'count'] as const
export type Place = (typeof PLACES)[number]

export interface Checksum {
  readonly kind: ChecksumKind
  /** The first byte of the frame that counts, from 0. Those up to the checksum follow. */
  readonly from: number
}

export interface Frame {
  readonly pieces: readonly Piece[]
  readonly length: number
  readonly checksum: Checksum
}

export type ParsedFrame =
  | { readonly ok: true; readonly frame: Frame }
  | { readonly ok: false; readonly detail: string }

/** No frame of a button box is longer; what a map asks for beyond it is a slip. */
const LONGEST_FRAME = 64

/**
 * Reads how a frame looks: hex bytes and places in braces, `02 {address} {data:2} {checksum} 03`. A place
 * is one byte long unless a length stands behind its name; the checksum is as long as its kind.
 * @param places those that may stand in it
 */
export function parseFrame(text: string, sum: Checksum, places: readonly Place[]): ParsedFrame {
  const pieces: Piece[] = []
  for (const token of text.trim().split(/\s+/)) {
    const piece = pieceOf(token, sum, places)
    if (typeof piece === 'string') return { ok: false, detail: piece }
    pieces.push(piece)
  }
  const length = pieces.reduce((all, piece) => all + lengthOf(piece), 0)
  if (length > LONGEST_FRAME) return { ok: false, detail: `longer than ${LONGEST_FRAME} bytes` }
  const sums = pieces.filter(({ kind }) => kind === 'checksum').length
  if (sum.kind !== 'none' && sums !== 1)
    return { ok: false, detail: `needs {checksum} once, for ${sum.kind}` }
  return { ok: true, frame: { pieces, length, checksum: sum } }
}

/** The piece, or what is wrong with it. */
function pieceOf(token: string, sum: Checksum, places: readonly Place[]): Piece | string {
  if (/^[0-9a-f]{2}$/i.test(token)) return { kind: 'byte', byte: Number.parseInt(token, 16) }
  const [, name, digits] = /^\{([a-z]+)(?::([1-9]\d?))?\}$/.exec(token) ?? []
  const kind = PLACES.find((place) => place === name)
  if (kind === undefined || !places.includes(kind))
    return `"${token}" is neither a byte in hex (0A) nor one of ${places.map((place) => `{${place}}`).join(' ')}`
  if (kind !== 'checksum') return { kind, length: digits === undefined ? 1 : Number(digits) }
  if (sum.kind === 'none') return '{checksum} stands in it, but "checksum" says none'
  return { kind, length: checksumLength(sum.kind) }
}

export const lengthOf = (piece: Piece): number => (piece.kind === 'byte' ? 1 : piece.length)

/** What stands in the places of a frame that was read. */
export interface Matched {
  readonly address: number | null
  readonly data: readonly number[]
}

/** Reads `bytes` as this frame; null when they are not one, or their checksum is wrong. */
export function matchFrame(frame: Frame, bytes: readonly number[]): Matched | null {
  return bytes.length === frame.length ? matchStart(frame, bytes) : null
}

/** Reads `bytes` as this frame as far as they go; null when it cannot become one. */
export function matchStart(frame: Frame, bytes: readonly number[]): Matched | null {
  if (bytes.length > frame.length) return null
  let at = 0
  let address: number | null = null
  let data: readonly number[] = []
  for (const piece of frame.pieces) {
    if (at >= bytes.length) break
    const part = bytes.slice(at, at + lengthOf(piece))
    if (piece.kind === 'byte' && part[0] !== piece.byte) return null
    if (piece.kind === 'checksum') {
      const sum = checksum(frame.checksum.kind, bytes.slice(frame.checksum.from, at))
      if (!isSame(part, sum.slice(0, part.length))) return null
    }
    if (piece.kind === 'address') address = part[0] ?? null
    if (piece.kind === 'data') data = part
    at += part.length
  }
  return { address, data }
}

/** Whether nothing in it but its data tells this frame from any other bytes. */
export const isBare = ({ pieces }: Frame): boolean =>
  pieces.every(({ kind }) => kind === 'data' || kind === 'any')

/** What is written into the places of a frame. */
export interface Filling {
  readonly address: number | null
  /** The number at the counter; null for nobody. */
  readonly number: string | null
  readonly waiting: number
}

/** Writes this frame. */
export function buildFrame(frame: Frame, filling: Filling): Uint8Array {
  const bytes: number[] = []
  for (const piece of frame.pieces) {
    if (piece.kind === 'byte') bytes.push(piece.byte)
    else if (piece.kind === 'checksum')
      bytes.push(...checksum(frame.checksum.kind, bytes.slice(frame.checksum.from)))
    else bytes.push(...fill(piece.kind, piece.length, filling))
  }
  return Uint8Array.from(bytes)
}

function fill(place: Exclude<Place, 'checksum'>, length: number, filling: Filling): readonly number[] {
  const { address, number, waiting } = filling
  switch (place) {
    case 'address':
      return [address ?? 0]
    case 'number':
      return ascii((number ?? '').slice(-length).padStart(length))
    case 'digits':
      return ascii(number === null ? ' '.repeat(length) : fitted(number.replace(/\D/g, ''), length))
    case 'waiting':
      return ascii(fitted(String(Math.min(waiting, 10 ** length - 1)), length))
    case 'count':
      return [Math.min(waiting, 0xff)]
    case 'data':
    case 'any':
      return new Array<number>(length).fill(0)
    default:
      return place satisfies never
  }
}

const fitted = (digits: string, length: number): string => digits.slice(-length).padStart(length, '0')
const ascii = (text: string): readonly number[] => [...Buffer.from(text, 'latin1')]
const isSame = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index])
