import { CODE_PAGES, type CodePage } from './code-pages.ts'

/** What stands for a character that a page lacks, where taking off its accents is not enough. */
const STAND_INS: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '―': '-',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '′': "'",
  ʼ: "'",
  ʻ: "'",
  ʾ: "'",
  ʿ: "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '″': '"',
  '‹': "'",
  '›': "'",
  '«': '"',
  '»': '"',
  '…': '...',
  '•': '·',
  '●': '·',
  '◦': '·',
  '✓': 'v',
  '✔': 'v',
  '★': '*',
  '☆': '*',
  '·': '-',
  '→': '->',
  '←': '<-',
  '×': 'x',
  '±': '+/-',
  '≤': '<=',
  '≥': '>=',
  '≈': '~',
  '≠': '!=',
  '¿': '',
  '¡': '',
  µ: 'u',
  '÷': '/',
  '─': '-',
  '═': '=',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '©': '(c)',
  '®': '(R)',
  '™': '(TM)',
  '№': 'No.',
  '°': ' deg',
  '½': '1/2',
  '¼': '1/4',
  '¾': '3/4',
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ı: 'i',
  ŋ: 'ng',
  Ŋ: 'Ng',
  ħ: 'h',
  Ħ: 'H',
  ŧ: 't',
  Ŧ: 'T',
  ə: 'e',
  Ə: 'E',
  ɓ: 'b',
  Ɓ: 'B',
  ɗ: 'd',
  Ɗ: 'D',
  ƙ: 'k',
  Ƙ: 'K',
  ẞ: 'SS',
}

const NO_BREAK = '\u00a0'

/**
 * The text in letters the printer has: missing ones lose their accents or get a stand-in, never another
 * letter; `?` stands for a word in a script it cannot write, pictures are left out. Control characters
 * become spaces, so that no text can command a printer. A no-break space stays, for the wrapping; `page`
 * null is a printer trusted with ASCII alone.
 */
export function transliterate(text: string, page: CodePage | null): string {
  let written = ''
  let isStrange = false
  for (const char of text.normalize('NFC')) {
    const stand = standFor(char, page)
    // One sign for a word of a strange script is enough.
    if (stand !== null) written += stand
    else if (!isStrange) written += '?'
    isStrange = stand === null || (isStrange && stand === '')
  }
  return written
}

/** What is written for a character; null when there is nothing like it. */
function standFor(char: string, page: CodePage | null): string | null {
  if (char === NO_BREAK) return char
  if (/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]/u.test(char)) return ' '
  if (has(char, page)) return char
  const standIn = STAND_INS[char]
  if (standIn !== undefined) return transliterate(standIn, page)
  const plain = char.normalize('NFKD').replace(/\p{M}/gu, '')
  if (plain !== char && [...plain].every((each) => has(each, page))) return plain
  return isNothingToRead(char) ? '' : null
}

/** Marks that steer a text processor, lone accents, pictures and their colours, flags: nothing is lost. */
function isNothingToRead(char: string): boolean {
  return /[\p{Cf}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/u.test(char)
}

/** Whether the page prints it. The soft hyphen has a place in the pages but is not meant to be seen. */
function has(char: string, page: CodePage | null): boolean {
  if (/^[\x20-\x7e]$/.test(char)) return true
  return page !== null && char !== '\u00ad' && char !== '\u0000' && CODE_PAGES[page].letters.includes(char)
}
