import { BLOCK_CLEARED, BLOCK_START } from './bytes.ts'

/** What a printer said, one thing each. */
export type Reply =
  /** A reply to `DLE EOT n`. */
  | { readonly kind: 'status'; readonly byte: number }
  /** The reply to `GS r 1`: everything sent before it has been worked off. */
  | { readonly kind: 'done' }
  /**
   * It spoke up by itself (automatic status back): something changed. `errors` is its second byte; null when
   * something else cut in before it.
   */
  | { readonly kind: 'automatic'; readonly errors: number | null }
  /** It threw away what it had not printed. */
  | { readonly kind: 'cleared' }
  /** No printer says this. */
  | { readonly kind: 'garbage' }

const isStatus = (byte: number): boolean => (byte & 0x93) === 0x12
/** First of four bytes that a printer sends by itself; the others have bits 4 and 7 clear. */
const isAutomatic = (byte: number): boolean => (byte & 0x93) === 0x10
const isAutomaticRest = (byte: number): boolean => (byte & 0x90) === 0
/** Reply to `GS r 1`: paper sensors in the low half, nothing else. */
const isPaperReport = (byte: number): boolean => (byte & 0xf0) === 0
const XON = 0x11
const XOFF = 0x13
const AUTOMATIC_BYTES = 4
/** A block without an end is garbage. */
const LONGEST_BLOCK = 80

/** Reads a printer's answers, split over any number of chunks. Source: Epson's reference, "transmission". */
export function replyReader(): (chunk: Uint8Array) => Reply[] {
  /** Bytes still to come of a packet that was sent unasked. */
  let rest = 0
  let errors: number | null = null
  let block: number[] | null = null

  function inBlock(bytes: number[], byte: number): Reply[] {
    bytes.push(byte)
    const isOver = byte === 0 && bytes.length > 1
    if (!isOver && bytes.length <= LONGEST_BLOCK) return []
    block = null
    if (!isOver) return [{ kind: 'garbage' }]
    return bytes[1] === BLOCK_CLEARED ? [{ kind: 'cleared' }] : []
  }

  function inPacket(byte: number): Reply[] {
    // Something else cut in: what there was of the packet still says that something changed.
    if (!isAutomaticRest(byte)) {
      rest = 0
      return [{ kind: 'automatic', errors }, ...next(byte)]
    }
    errors ??= byte
    rest -= 1
    return rest === 0 ? [{ kind: 'automatic', errors }] : []
  }

  function next(byte: number): Reply[] {
    if (block !== null) return inBlock(block, byte)
    if (rest > 0) return inPacket(byte)
    if (byte === BLOCK_START) block = [byte]
    else if (isAutomatic(byte)) {
      rest = AUTOMATIC_BYTES - 1
      errors = null
    } else if (isStatus(byte)) return [{ kind: 'status', byte }]
    else if (isPaperReport(byte)) return [{ kind: 'done' }]
    else if (byte !== XON && byte !== XOFF) return [{ kind: 'garbage' }]
    return []
  }

  return (chunk) => [...chunk].flatMap(next)
}
