import { CODE_PAGES, type CodePage } from './code-pages.ts'

/** What stands for a character that a page lacks, where taking off its accents is not enough. */
const STAND_INS: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '‘': "'",
  '’': "'",
  ʼ: "'",
  ʻ: "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '…': '...',
  '•': '·',
  '·': '-',
  '→': '->',
  '←': '<-',
  '×': 'x',
  '±': '+/-',
  '≤': '<=',
  '≥': '>=',
  '≈': '~',
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
}

const NO_BREAK = '\u00a0'

/**
 * The text in letters the printer has: missing ones lose their accents or get a stand-in, never another
 * letter; `?` is the last resort. Control characters become spaces, so that no text can command a printer.
 * A no-break space stays, for the wrapping; `page` null is a printer trusted with ASCII alone.
 */
export function transliterate(text: string, page: CodePage | null): string {
  let written = ''
  for (const char of text.normalize('NFC')) written += standFor(char, page)
  return written
}

function standFor(char: string, page: CodePage | null): string {
  if (char === NO_BREAK) return char
  if (/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]/u.test(char)) return ' '
  if (has(char, page)) return char
  const standIn = STAND_INS[char]
  if (standIn !== undefined) return transliterate(standIn, page)
  const plain = char.normalize('NFKD').replace(/\p{M}/gu, '')
  if (plain !== char && [...plain].every((each) => has(each, page))) return plain
  // Marks that steer a text processor, lone accents, pictures: nothing to read, nothing lost.
  return /[\p{Cf}\p{M}\p{Extended_Pictographic}]/u.test(char) ? '' : '?'
}

/** Whether the page prints it. The soft hyphen has a place in the pages but is not meant to be seen. */
function has(char: string, page: CodePage | null): boolean {
  if (/^[\x20-\x7e]$/.test(char)) return true
  return page !== null && char !== '\u00ad' && char !== '\u0000' && CODE_PAGES[page].letters.includes(char)
}
