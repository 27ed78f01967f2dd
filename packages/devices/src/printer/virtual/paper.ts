import type { Align } from '@antre/receipt'

/** A piece of paper as it came out, in dots of an eighth of a millimetre. */
export interface Paper {
  /** Counts from 1 for each virtual printer. */
  readonly id: number
  /** Paper width in millimetres. */
  readonly width: 58 | 80
  /** Printable dots across. */
  readonly dots: number
  readonly elements: readonly PaperElement[]
  /** `torn`: taken off by hand, as after a roll ran out. */
  readonly end: 'full' | 'partial' | 'torn'
}

export type PaperElement = PaperLine | PaperQr | PaperPicture | PaperSpace

/** Letters that share a look. */
export interface PaperRun {
  readonly text: string
  readonly bold: boolean
  readonly underline: boolean
  readonly inverse: boolean
  /** 1-8 times the ordinary letter of 12 x 24 dots. */
  readonly width: number
  readonly height: number
}

export interface PaperLine {
  readonly kind: 'line'
  readonly runs: readonly PaperRun[]
  readonly align: Align
  /** How far the paper moved. */
  readonly height: number
  /** The printer had to break it because it was wider than the paper. */
  readonly overflow: boolean
}

export interface PaperQr {
  readonly kind: 'qr'
  readonly data: string
  /** Dots a module. */
  readonly cell: number
  readonly correction: 'L' | 'M' | 'Q' | 'H'
  readonly align: Align
}

export interface PaperPicture {
  readonly kind: 'picture'
  /** Dots, a multiple of 8. */
  readonly width: number
  readonly height: number
  /** Rows of whole bytes, most significant bit left, 1 is black. */
  readonly bits: Uint8Array
  readonly align: Align
}

export interface PaperSpace {
  readonly kind: 'space'
  readonly height: number
}

/** What can be read on it, one string a line. */
export function textOf(paper: { readonly elements: readonly PaperElement[] }): string[] {
  return paper.elements.flatMap((element) =>
    element.kind === 'line' ? [element.runs.map(({ text }) => text).join('')] : [],
  )
}

/** Whether anything is on it at all. */
export function isBlank(paper: { readonly elements: readonly PaperElement[] }): boolean {
  return paper.elements.every(
    (element) => element.kind === 'space' || (element.kind === 'line' && element.runs.length === 0),
  )
}
