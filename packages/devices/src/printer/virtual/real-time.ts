/** A command a printer obeys the moment it arrives, whatever it is doing. */
export type RealTime = { readonly kind: 'ask'; readonly n: number } | { readonly kind: 'clear' }

const DLE = 0x10
const EOT = 0x04
const CLEAR = [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08]

export type Piece =
  | { readonly kind: 'data'; readonly bytes: Uint8Array }
  | { readonly kind: 'real-time'; readonly command: RealTime }

/**
 * Picks real-time commands out of a byte stream, as a printer's receiver does before anything is parsed:
 * `DLE EOT n` and `DLE DC4 8 …`. A sequence may be split over any number of chunks.
 */
export function realTimeFilter(): (chunk: Uint8Array) => Piece[] {
  let held: number[] = []
  return (chunk) => {
    const pieces: Piece[] = []
    let data: number[] = []
    const flush = (): void => {
      if (data.length > 0) pieces.push({ kind: 'data', bytes: Uint8Array.from(data) })
      data = []
    }
    for (const byte of chunk) {
      held.push(byte)
      while (held.length > 0) {
        const found = match(held)
        if (found === 'more') break
        if (found === 'none') {
          data.push(held.shift() ?? 0)
          continue
        }
        flush()
        pieces.push({ kind: 'real-time', command: found })
        held = []
      }
    }
    flush()
    return pieces
  }
}

function match(held: readonly number[]): RealTime | 'more' | 'none' {
  if (held[0] !== DLE) return 'none'
  if (held.length === 1) return 'more'
  if (held[1] === EOT) {
    const n = held[2]
    if (n === undefined) return 'more'
    return n >= 1 && n <= 4 ? { kind: 'ask', n } : 'none'
  }
  if (held.some((byte, index) => byte !== CLEAR[index])) return 'none'
  return held.length === CLEAR.length ? { kind: 'clear' } : 'more'
}
