import type { Duplex } from 'node:stream'
import type { Piece } from './real-time.ts'

/** A line that somebody has connected, seen from the printer. */
export interface Connection {
  readonly stream: Duplex
  /** It was asked to speak up over this one. */
  speaksUp: boolean
  /** What arrived while frozen. */
  held: Piece[]
  isReset: boolean
}

const CLEAR_BYTES = 10
const ASK_BYTES = 3

/** How many bytes wait on it to be read. */
export function unreadOn({ held, isReset }: Connection): number {
  return isReset ? 0 : sizeOf(held)
}

function sizeOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => {
    if (piece.kind === 'data') return sum + piece.bytes.length
    return sum + (piece.command.kind === 'ask' ? ASK_BYTES : CLEAR_BYTES)
  }, 0)
}

/** Bytes that are never a status byte, always the same from a given start. */
export function noise(start: number): () => number {
  let state = start
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return 0x80 | (state >> 16)
  }
}
