/** Where a sentence was parted. */
const MORE = ' …'

export interface PageSize {
  /** Width of a line of text, in the unit of `width`. */
  readonly measure: (line: string) => number
  readonly width: number
  readonly lines: number
}

/**
 * Parts a text into pages that can be read one at a time. What fits stays whole; else a page ends where a sentence
 * ends; a sentence longer than a page is parted evenly, so that no page holds a last lonely word.
 */
export function pagesOf(text: string, size: PageSize): readonly string[] {
  const pages: string[] = []
  let page = ''
  for (const sentence of sentencesOf(text)) {
    const longer = page === '' ? sentence : `${page} ${sentence}`
    if (fits(longer, size)) {
      page = longer
      continue
    }
    if (page !== '') pages.push(page)
    const parts = fits(sentence, size) ? [sentence] : evenParts(sentence, size)
    pages.push(...parts.slice(0, -1).map((part) => part + MORE))
    page = parts.at(-1) ?? ''
  }
  return page === '' ? pages : [...pages, page]
}

function sentencesOf(text: string): readonly string[] {
  return text
    .trim()
    .split(/(?<=[.!?;])\s+/)
    .filter((sentence) => sentence !== '')
}

function evenParts(sentence: string, size: PageSize): readonly string[] {
  const words = sentence.split(/\s+/)
  const least = parts(words, size, Number.POSITIVE_INFINITY)
  const even = parts(words, size, sentence.length / least.length)
  return even.length === least.length ? even : least
}

/** Greedy parts that fit a page; a part is also closed once it is `enough` signs long. */
function parts(words: readonly string[], size: PageSize, enough: number): readonly string[] {
  const made: string[] = []
  let part = ''
  for (const word of words) {
    const longer = part === '' ? word : `${part} ${word}`
    if (part !== '' && (part.length >= enough || !fits(longer + MORE, size))) {
      made.push(part)
      part = word
    } else part = longer
  }
  return [...made, part]
}

function fits(text: string, { measure, width, lines }: PageSize): boolean {
  let used = 1
  let line = ''
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && measure(longer) > width) {
      used += 1
      line = word
    } else line = longer
  }
  return used <= lines
}
