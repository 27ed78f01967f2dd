/**
 * Byte sequences that node-thermal-printer has no method for. Source: Epson's ESC/POS command reference;
 * Citizen and Bixolon manuals agree.
 */

/** `ESC @`: forget every setting and the line begun. */
export const INITIALISE = Buffer.from([0x1b, 0x40])

/** `DLE EOT n`: answer with status byte n at once, whatever else is going on. */
export const askStatus = (n: 1 | 2 | 3 | 4): Buffer => Buffer.from([0x10, 0x04, n])

/** `DLE DC4 8 1 3 20 1 6 2 8`: throw away everything received and not yet printed, at once. */
export const CLEAR_BUFFERS = Buffer.from([0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08])

/** First byte of a block that ends in NUL; `37 25 00` answers CLEAR_BUFFERS. */
export const BLOCK_START = 0x37
export const BLOCK_CLEARED = 0x25

/** `GS r 1`: answer with the paper's status when its turn comes, after all that was sent before. */
export const REPORT_WHEN_DONE = Buffer.from([0x1d, 0x72, 0x01])

/** `FS .`: bytes above 127 are single letters. Chinese printers start in a two-byte mode. */
export const SINGLE_BYTE_LETTERS = Buffer.from([0x1c, 0x2e])

/** `ESC J n`: feed n dots, at most 255. */
export const feedDots = (dots: number): Buffer => Buffer.from([0x1b, 0x4a, Math.min(255, dots)])

/** `GS P x y`: a unit of feeding is 1/dpi inch, one dot. */
export const unitIsDot = (dpi: number): Buffer => Buffer.from([0x1d, 0x50, dpi, dpi])

/** `ESC t n`: which letters the bytes above 127 are. */
export const selectCodePage = (n: number): Buffer => Buffer.from([0x1b, 0x74, n])

/** `GS V 65 n`, `GS V 66 n`: bring the end of the print to the cutter and n units further, then cut. */
export const feedAndCut = (cut: 'full' | 'partial', n: number): Buffer =>
  Buffer.from([0x1d, 0x56, cut === 'full' ? 65 : 66, n])

/** `GS a n`: speak up when online, errors (4) or paper (8) change; ESC @ puts an end to it. */
export const SPEAK_UP = Buffer.from([0x1d, 0x61, 0x0e])

/** `GS v 0`: a picture, rows of whole bytes, most significant bit left. `height` below 256 for old printers. */
export function picture(bytesAcross: number, height: number, bits: Uint8Array): Buffer {
  const low = (n: number): number => n & 0xff
  const head = [0x1d, 0x76, 0x30, 0, low(bytesAcross), bytesAcross >> 8, low(height), height >> 8]
  return Buffer.concat([Buffer.from(head), bits])
}
