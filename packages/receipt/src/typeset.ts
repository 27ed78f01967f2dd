import type { Align, Block, Fixture, ReceiptDocument } from './document.ts'
import { balanced, breaksWords, wrap } from './wrap.ts'

/** How wide the paper is, and what its printer has letters for. */
export interface Measure {
  /** Characters of ordinary size on a line: 32 on 58 mm, 48 on 80 mm. */
  readonly columns: number
  /** Replaces what the printer cannot print; done first, since a replacement may be longer. */
  readonly printable: (text: string) => string
}

export interface Run {
  readonly text: string
  readonly bold: boolean
}

/** One printed line. `width` and `height` multiply the ordinary letter, 1-8. */
export interface TextLine {
  readonly kind: 'text'
  readonly runs: readonly Run[]
  readonly align: Align
  readonly width: number
  readonly height: number
  readonly inverse: boolean
}

export type Line = TextLine | Fixture

/** Printers enlarge letters up to eight times. */
const LARGEST = 8
const LARGE_LINES = 4

/** Breaks a document into lines; no text line is wider than the paper. Pure. */
export function typeset(document: ReceiptDocument, measure: Measure): Line[] {
  return document.flatMap((block) => linesOf(block, measure))
}

function linesOf(block: Block, { columns, printable }: Measure): Line[] {
  switch (block.kind) {
    case 'text':
      return paragraph(block, columns, printable(block.text))
    case 'number':
      return number(printable(block.text), columns)
    case 'mark':
      return mark(printable(block.text), columns)
    case 'row':
      return row(printable(block.left), printable(block.right), columns)
    case 'item':
      return item({ ...block, marker: printable(block.marker) }, columns, printable)
    case 'rule':
    case 'band':
    case 'qr':
    case 'picture':
    case 'feed':
    case 'cut':
      return [block]
  }
}

function line(runs: readonly Run[], align: Align = 'left', width = 1, height = 1): TextLine {
  return { kind: 'text', runs: runs.filter(({ text }) => text !== ''), align, width, height, inverse: false }
}

function paragraph(block: Extract<Block, { kind: 'text' }>, columns: number, text: string): TextLine[] {
  if (text.trim() === '') return []
  const { align, bold, size } = block
  const linesAt = (width: number): string[] =>
    (align === 'center' ? balanced : wrap)(text, Math.floor(columns / width))
  const wide = size === 'large' ? linesAt(2) : []
  const isLarge = wide.length > 0 && wide.length <= LARGE_LINES && !breaksWords(wide, text)
  const lines = isLarge ? wide : linesAt(1)
  const height = size === 'normal' ? 1 : 2
  return lines.map((each) => line([{ text: each, bold }], align, isLarge ? 2 : 1, height))
}

function number(text: string, columns: number): TextLine[] {
  const size = Math.min(LARGEST, Math.floor(columns / text.length))
  if (size >= 1) return [line([{ text, bold: true }], 'center', size, size)]
  return wrap(text, columns).map((each) => line([{ text: each, bold: true }], 'center'))
}

function mark(text: string, columns: number): TextLine[] {
  const padded = ` ${text} `
  const size = Math.min(2, Math.floor(columns / padded.length))
  const lines = size >= 1 ? [padded] : wrap(text, columns)
  return lines.map((each) => ({
    ...line([{ text: each, bold: true }], 'center', Math.max(1, size), Math.max(1, size)),
    inverse: true,
  }))
}

function row(left: string, right: string, columns: number): TextLine[] {
  const space = columns - left.length - right.length
  if (space >= 1) {
    const runs = [
      { text: left + ' '.repeat(space), bold: false },
      { text: right, bold: true },
    ]
    return [line(runs.map((run) => ({ ...run, text: run.text.replaceAll('\u00a0', ' ') })))]
  }
  const values = wrap(right, columns)
  const isLong = values.length > 1
  return [
    ...wrap(left, columns).map((text) => line([{ text, bold: false }])),
    ...values.map((text) => line([{ text, bold: !isLong }], isLong ? 'left' : 'right')),
  ]
}

function item(
  { marker, text, bold, detail }: Extract<Block, { kind: 'item' }>,
  columns: number,
  printable: (text: string) => string,
): TextLine[] {
  const indent = marker.length + 1
  const hanging = (words: string, isBold: boolean, first: string): TextLine[] =>
    wrap(words, columns - indent).map((each, index) =>
      line([
        { text: index === 0 ? first.padEnd(indent) : ' '.repeat(indent), bold: isBold },
        { text: each, bold: isBold },
      ]),
    )
  return [...hanging(printable(text), bold, marker), ...(detail ? hanging(printable(detail), false, '') : [])]
}
