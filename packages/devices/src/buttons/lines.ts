/** Longer than any line of the protocol; what is longer is noise. */
const LONGEST = 32
const LF = 0x0a
const CR = 0x0d

/**
 * Cuts a byte stream into lines, whatever ends them (LF, CR or both). Lines with anything but printable
 * ASCII in them, or too long to be meant, are left out: a loose cable must not press a button. Holds at
 * most one line, however much noise comes.
 */
export function lineReader(): (chunk: Uint8Array) => string[] {
  let line = ''
  let isNoise = false
  return (chunk) => {
    const lines: string[] = []
    for (const byte of chunk) {
      if (byte === LF || byte === CR) {
        if (!isNoise && line.trim() !== '') lines.push(line)
        line = ''
        isNoise = false
      } else if (isNoise) {
        // The rest of a spoiled line.
      } else if (byte < 0x20 || byte > 0x7e || line.length >= LONGEST) {
        isNoise = byte !== 0x09
        line = isNoise ? '' : `${line} `
      } else line += String.fromCharCode(byte)
    }
    return lines
  }
}
