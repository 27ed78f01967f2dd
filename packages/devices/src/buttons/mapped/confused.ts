import { type Frame, isBare, lengthOf } from './frame.ts'
import type { Key } from './key.ts'

/** What a map says of its presses. */
export interface Spoken {
  readonly frame: Frame
  /** Of this counter's box; null: its frames have none. */
  readonly address: number | null
  /** By data, in upper-case hex. */
  readonly keys: ReadonlyMap<string, Key>
  readonly releases: ReadonlySet<string>
}

/** What may stand at one place: one byte; letters, digits, space and hyphen of a number; or anything. */
type Byte = number | 'text' | 'anything'

const BEGINS = 'begins like a press: heard on the line, the two cannot be told apart'
const PRESSES = 'looks like a press: its echo on the line would press that button'
const HOLDS = 'holds a press: its echo on the line would press that button'

/**
 * Why an answer could be taken for a press of this counter's box, or a press for it, when both are heard on one
 * line; null when they cannot. What looks like an answer in the middle of a press is no trouble: the press began
 * first.
 */
export function confused(answer: Frame, spoken: Spoken): string | null {
  const { frame, address, keys, releases } = spoken
  const said = bytesOf(answer, address, null)
  const pressed = [...keys.keys()].map((data) => bytesOf(frame, address, data))
  if (said.length <= frame.length) {
    const released = [...releases].map((data) => bytesOf(frame, address, data))
    if (![...pressed, ...released].some((bytes) => fits(said, bytes.slice(0, said.length)))) return null
    return said.length === frame.length ? PRESSES : BEGINS
  }
  // A checksum does not come about by chance; around a bare byte, the rest of the answer is garbage.
  if (isBare(frame) || frame.checksum.kind !== 'none') return null
  // One that ends with the answer is the end of the answer, if that can be known.
  const isKnown = answer.pieces.some(({ kind }) => kind === 'byte')
  const last = said.length - frame.length - (isKnown ? 1 : 0)
  for (let at = 0; at <= last; at += 1)
    if (pressed.some((bytes) => fits(said.slice(at, at + frame.length), bytes))) return HOLDS
  return null
}

/** A frame byte by byte, with this data. */
function bytesOf({ pieces }: Frame, address: number | null, data: string | null): readonly Byte[] {
  return pieces.flatMap((piece): readonly Byte[] => {
    const all = (byte: Byte): readonly Byte[] => new Array<Byte>(lengthOf(piece)).fill(byte)
    switch (piece.kind) {
      case 'byte':
        return [piece.byte]
      case 'address':
        return all(address ?? 'anything')
      case 'data':
        return data === null ? all('anything') : [...Buffer.from(data, 'hex')]
      case 'number':
      case 'digits':
      case 'waiting':
        return all('text')
      case 'count':
      case 'any':
      case 'checksum':
        return all('anything')
      default:
        return piece satisfies never
    }
  })
}

const fits = (some: readonly Byte[], others: readonly Byte[]): boolean =>
  some.every((byte, index) => mayBeSame(byte, others[index] ?? 'anything'))

function mayBeSame(one: Byte, other: Byte): boolean {
  if (one === 'anything' || other === 'anything' || one === other) return true
  if (typeof one === 'number' && typeof other === 'number') return false
  const byte = typeof one === 'number' ? one : other
  return typeof byte === 'string' || /[A-Z0-9 -]/.test(String.fromCharCode(byte))
}
