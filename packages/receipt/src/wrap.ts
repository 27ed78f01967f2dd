/** A no-break space holds its neighbours on one line; it is printed as an ordinary one. */
const NO_BREAK = /\u00a0/g

/** Fewer letters than this never stand alone at either side of a hyphen. */
const SHORTEST_PART = 3

/**
 * Breaks `text` into lines of at most `width` characters, at spaces; a word that is too long is broken
 * after its own hyphen or slash, else between syllables with a hyphen. Never returns an empty list.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/[ \n\t]+/).filter(Boolean)) {
    if (line && line.length + 1 + word.length <= width) line += ` ${word}`
    else {
      if (line) lines.push(line)
      const pieces = broken(word, width)
      line = pieces.pop() ?? ''
      lines.push(...pieces)
    }
  }
  return [...lines, line].map((each) => each.replace(NO_BREAK, ' '))
}

/** Like `wrap`, with lines as equal as the number of lines allows: no orphan under a centred heading. */
export function balanced(text: string, width: number): string[] {
  const lines = wrap(text, width)
  let narrower = Math.max(Math.ceil(text.length / lines.length), 1)
  for (; narrower < width; narrower += 1) {
    const tried = wrap(text, narrower)
    if (tried.length === lines.length && !breaksWords(tried, text)) return tried
  }
  return lines
}

/** Whether a word had to be broken: the lines, joined by spaces, are then another text. */
export function breaksWords(lines: readonly string[], text: string): boolean {
  const plain = (each: string): string => each.replace(NO_BREAK, ' ').replace(/\s+/g, ' ').trim()
  return lines.join(' ') !== plain(text)
}

function broken(word: string, width: number): string[] {
  const pieces: string[] = []
  let rest = word
  while (rest.length > width) {
    const at = ownBreak(rest, width) ?? syllableBreak(rest, width - 1)
    const hyphen = at !== null && ownBreak(rest, width) === at ? '' : '-'
    const cut = at ?? width
    pieces.push(at === null ? rest.slice(0, width) : rest.slice(0, cut) + hyphen)
    rest = rest.slice(cut)
  }
  return [...pieces, rest]
}

/** The last place within `width` where the word carries a break of its own. */
function ownBreak(word: string, width: number): number | null {
  for (let at = Math.min(width, word.length - 1); at > 1; at -= 1)
    if (/[-/_.,@]/.test(word.charAt(at - 1))) return at
  return null
}

/**
 * The last syllable boundary within `width`, leaving room for a hyphen. Indonesian syllables begin with
 * the consonant before a vowel; `ng`, `ny`, `sy` and `kh` are one consonant.
 */
function syllableBreak(word: string, width: number): number | null {
  for (let at = Math.min(width, word.length - SHORTEST_PART); at >= SHORTEST_PART; at -= 1) {
    const here = word.slice(at)
    if (
      /^(?:ng|ny|sy|kh|[bcdfghjklmnpqrstvwxyz])[aeiou]/i.test(here) &&
      !/(?:n[gy]|sy|kh)/i.test(word.slice(at - 1, at + 1))
    )
      return at
  }
  return null
}
