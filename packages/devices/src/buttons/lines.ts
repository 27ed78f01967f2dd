/** Longer than any line of the protocol; what is longer is noise. */
const LONGEST_LINE = 32
const LF = 0x0a
const CR = 0x0d
const TAB = 0x09

export type LineItem =
  | { readonly kind: 'line'; readonly text: string }
  /** Bytes that are part of no line. */
  | { readonly kind: 'garbage'; readonly bytes: number }

export interface LineReader {
  readonly read: (chunk: Uint8Array) => LineItem[]
  /** Whether something waits for the end of its line. */
  readonly isHalf: () => boolean
  /** Nothing more came: what waits is no line, and spoils none. How many bytes of it were not yet told. */
  readonly forget: () => number
}

/**
 * Cuts a byte stream into lines, whatever ends them (LF, CR or both). Lines with anything but printable
 * ASCII in them, or too long to be meant, are garbage: a loose cable must not press a button. Holds at
 * most one line, however much noise comes.
 */
export function lineReader(): LineReader {
  let line = ''
  let isSpoiled = false

  function read(chunk: Uint8Array): LineItem[] {
    const items: LineItem[] = []
    let garbage = 0
    for (const byte of chunk) {
      if (byte === LF || byte === CR) {
        if (garbage > 0) items.push({ kind: 'garbage', bytes: garbage })
        garbage = 0
        if (!isSpoiled && line.trim() !== '') items.push({ kind: 'line', text: line })
        line = ''
        isSpoiled = false
      } else if (isSpoiled) garbage += 1
      else if (line.length < LONGEST_LINE && isPrintable(byte))
        line += byte === TAB ? ' ' : String.fromCharCode(byte)
      else {
        isSpoiled = true
        garbage += line.length + 1
        line = ''
      }
    }
    if (garbage > 0) items.push({ kind: 'garbage', bytes: garbage })
    return items
  }

  return {
    read,
    isHalf: () => isSpoiled || line !== '',
    forget: () => {
      const bytes = line.trim() === '' ? 0 : line.length
      line = ''
      isSpoiled = false
      return bytes
    },
  }
}

const isPrintable = (byte: number): boolean => (byte >= 0x20 && byte <= 0x7e) || byte === TAB
