import { BLOCK_CLEARED, BLOCK_START } from './bytes.ts'

/** What a printer said, one thing each. */
export type Reply =
  /** A reply to `DLE EOT n`. */
  | { readonly kind: 'status'; readonly byte: number }
  /** The reply to `GS r 1`: everything sent before it has been worked off. */
  | { readonly kind: 'done' }
  /** It threw away what it had not printed. */
  | { readonly kind: 'cleared' }
  /** No printer says this. */
  | { readonly kind: 'garbage' }

const isStatus = (byte: number): boolean => (byte & 0x93) === 0x12
/** First of four bytes that some printers send by themselves (automatic status back). */
const isAutomatic = (byte: number): boolean => (byte & 0x93) === 0x10
/** Reply to `GS r 1`: paper sensors in the low half, nothing else. */
const isPaperReport = (byte: number): boolean => (byte & 0xf0) === 0
const XON = 0x11
const XOFF = 0x13
const AUTOMATIC_BYTES = 4
/** A block without an end is garbage. */
const LONGEST_BLOCK = 80

/** Reads a printer's answers, split over any number of chunks. Source: Epson's reference, "transmission". */
export function replyReader(): (chunk: Uint8Array) => Reply[] {
  let skip = 0
  let block: number[] | null = null
  return (chunk) => {
    const replies: Reply[] = []
    for (const byte of chunk) {
      if (skip > 0) skip -= 1
      else if (block !== null) {
        block.push(byte)
        if (byte === 0 && block.length > 1) {
          if (block[1] === BLOCK_CLEARED) replies.push({ kind: 'cleared' })
          block = null
        } else if (block.length > LONGEST_BLOCK) {
          replies.push({ kind: 'garbage' })
          block = null
        }
      } else if (byte === BLOCK_START) block = [byte]
      else if (isAutomatic(byte)) skip = AUTOMATIC_BYTES - 1
      else if (isStatus(byte)) replies.push({ kind: 'status', byte })
      else if (isPaperReport(byte)) replies.push({ kind: 'done' })
      else if (byte !== XON && byte !== XOFF) replies.push({ kind: 'garbage' })
    }
    return replies
  }
}
