import { cpus, totalmem } from 'node:os'
import { type Figure, isMet } from './figure.ts'
import type { Section } from './figures/workbench.ts'

const GB = 1024 ** 3

/** The machine the figures belong to. */
export function machine() {
  const processors = cpus()
  return {
    processor: processors[0]?.model ?? '?',
    cores: processors.length,
    memoryGb: Math.round(totalmem() / GB),
    node: process.version,
    system: `${process.platform} ${process.arch}`,
  }
}

const number = (value: number): string =>
  value >= 100 ? String(Math.round(value)) : value >= 10 ? value.toFixed(1) : value.toFixed(2)

const bound = ({ target, reference, unit }: Figure): string =>
  target === undefined
    ? ''
    : `${target.kind === 'at-least' ? 'at least' : 'at most'} ${target.bound}${reference ? 'x' : ` ${unit}`}`

/** The figures as a Markdown table. */
function table(figures: readonly Figure[]): string {
  const head = ['', 'figure', 'measured', 'reference', 'ratio', 'target', 'met']
  const rows = figures.map((figure) => {
    const { id, what, unit, measured, reference, notRun } = figure
    if (notRun !== undefined) return [id, what, `not run: ${notRun}`, '', '', '', '']
    return [
      id,
      what,
      `${number(measured)} ${unit}`,
      reference ? `${number(reference.measured)} ${unit} (${reference.what})` : '',
      reference ? `${reference.ratio.toFixed(2)}x` : '',
      bound(figure),
      figure.target ? (isMet(figure) ? 'yes' : 'NO') : '',
    ]
  })
  return markdown([head, ...rows])
}

/** All that is told: the figures, then the tables that explain some of them. */
export function report(figures: readonly Figure[], sections: readonly Section[]): string {
  return [table(figures), ...sections.map(({ title, rows }) => `${title}\n\n${markdown(rows)}`)].join('\n\n')
}

/** Rows, the head first, aligned so that they can be read in a terminal as well. */
function markdown([head = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]?.length ?? 0), 3))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

const BEGIN = '<!-- figures: npm run bench -- --write -->'
const END = '<!-- end of figures -->'

/** Puts a report into a document, between its two marks. Undefined when the document has none. */
export function withReport(document: string, text: string, date: string): string | undefined {
  const start = document.indexOf(BEGIN)
  const end = document.indexOf(END)
  if (start < 0 || end < start) return undefined
  const { processor, cores, memoryGb, node, system } = machine()
  const where = `Measured ${date} on ${cores} cores of ${processor}, ${memoryGb} GB, ${system}, Node ${node}.`
  return `${document.slice(0, start)}${BEGIN}\n\n${where}\n\n${text}\n\n${document.slice(end)}`
}
