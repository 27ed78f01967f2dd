import type { Block, ReceiptDocument } from '@antre/receipt'
import { CODE_PAGES } from './escpos/code-pages.ts'
import type { Profile } from './profile.ts'

const MARKED = 10
const CODE = 'ANTRE TEST PAGE'
const GAP: Block = { kind: 'feed', lines: 0.5 }

/**
 * A page that shows what a printer does and what it does not: every size, its letters, a ruler as wide as a
 * line, a QR code, the band, the cut. In English: it is read by whoever sets the printer up.
 */
export function testPage(name: string, profile: Profile): ReceiptDocument {
  const { width, columns, dpi, codePage, codePageNumber } = profile
  const page = codePage === null ? 'ASCII alone' : `${codePage}, number ${codePageNumber}`
  return [
    text('ANTRE TEST PAGE', 'center', 'large'),
    text(name, 'center'),
    GAP,
    { kind: 'band' },
    GAP,
    { kind: 'row', left: 'Paper', right: `${width} mm, ${dpi} dpi` },
    { kind: 'row', left: 'Letters a line', right: String(columns) },
    { kind: 'row', left: 'Code page', right: page },
    { kind: 'rule' },
    text(rulerOf(columns), 'left'),
    text('The line above must fill the paper and stay in one line.', 'left'),
    { kind: 'rule' },
    text('Ordinary letters', 'left'),
    { ...text('Bold letters', 'left'), bold: true },
    text('Tall letters', 'left', 'tall'),
    text('Large', 'left', 'large'),
    { kind: 'mark', text: 'WHITE ON BLACK' },
    { kind: 'number', text: 'A-012' },
    { kind: 'rule' },
    text('Letters with their accents, and beside them without:', 'left'),
    ...sample(profile),
    {
      kind: 'item',
      marker: '1.',
      text: 'An entry of a list that is',
      bold: false,
      detail: 'longer than its line',
    },
    { kind: 'rule' },
    GAP,
    { kind: 'qr', data: CODE },
    GAP,
    text(`A phone reads: ${CODE}`, 'center'),
    text('End of the page: nothing may be missing above the cut.', 'center'),
    { kind: 'cut' },
  ]
}

function text(
  words: string,
  align: 'left' | 'center',
  size: 'normal' | 'tall' | 'large' = 'normal',
): Extract<Block, { kind: 'text' }> {
  return { kind: 'text', text: words, align, bold: false, size }
}

/** `....|....1....|....2`: every tenth place is numbered. */
function rulerOf(columns: number): string {
  return Array.from({ length: columns }, (_, index) => {
    const place = index + 1
    if (place % MARKED === 0) return String((place / MARKED) % MARKED)
    return place % (MARKED / 2) === 0 ? '|' : '.'
  }).join('')
}

const SAMPLES = ['äöü ÄÖÜ', 'éèêë áàâã', 'íìîï óòôõ', 'úùû ñ ç']

/** Letters above ASCII, each with the plain one that stands beside it, as far as the page has them. */
function sample({ codePage }: Profile): Block[] {
  if (codePage === null) return [text('none but ASCII', 'left')]
  const { letters } = CODE_PAGES[codePage]
  const known = SAMPLES.map((line) =>
    [...line].filter((char) => char === ' ' || letters.includes(char)).join(''),
  )
  const plain = (line: string): string => line.normalize('NFD').replace(/\p{M}/gu, '')
  return known.map((line): Block => ({ kind: 'row', left: line, right: plain(line) }))
}
