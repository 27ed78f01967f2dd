import { type ReceiptInput, receiptFor, typeset } from '../src/index.ts'

/** The paper as plain text, one string a line; enlarged letters keep their count. */
export function paperOf(input: ReceiptInput, columns: number): string[] {
  return typeset(receiptFor(input), { columns, printable: (text) => text }).flatMap((line) =>
    line.kind === 'text' ? [line.runs.map(({ text }) => text).join('')] : [],
  )
}

/** Width of every text line in ordinary letters. */
export function widthsOf(input: ReceiptInput, columns: number): number[] {
  return typeset(receiptFor(input), { columns, printable: (text) => text }).map((line) =>
    line.kind === 'text' ? line.runs.reduce((sum, { text }) => sum + text.length, 0) * line.width : 0,
  )
}
