import { readFileSync } from 'node:fs'
import { type Paper, textOf } from '@antre/devices'
import type { Mall } from '@antre/domain'
import { translator } from '@antre/i18n'
import { MALL_FILE } from '../mall/master.ts'

/** What a piece of paper is to whoever picks it up. */
export interface Sheet {
  /** All that stand on it; one is right. */
  readonly numbers: readonly string[]
  /** From a number to the last line, and cut off. */
  readonly whole: boolean
  /** It says that it is not the first of its number. */
  readonly marked: boolean
}

const mall = JSON.parse(readFileSync(MALL_FILE, 'utf8')) as Mall
const LAST_LINE = mall.receipt.thanks.id as string
const MARK = translator('id', 'receipt')('reprint')
const NUMBER = /^\s*([A-Z]+-\d{3,})\s*$/

export function read(paper: Paper): Sheet {
  const lines = textOf(paper)
  const numbers = lines.flatMap((line) => NUMBER.exec(line)?.[1] ?? [])
  return {
    numbers,
    whole: numbers.length > 0 && paper.end !== 'torn' && lines.some(isLast),
    marked: lines.some((line) => line.includes(MARK)),
  }
}

const isLast = (line: string): boolean => line.trim() === LAST_LINE

/** How many lines such a ticket has before its last. */
export function linesBeforeLast(paper: Paper): number {
  return paper.elements.findIndex(
    (element) => element.kind === 'line' && isLast(element.runs.map(({ text }) => text).join('')),
  )
}
