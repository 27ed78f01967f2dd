import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROBLEMS } from '@antre/contract'
import { describe, expect, test } from 'vitest'
import { MAY_IMPORT } from '../../boundaries.config.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8')
/** Tables without their padding. */
const rows = (name: string) => read(name).replaceAll(/ +\|/g, ' |').replaceAll(/\| +/g, '| ')

describe('the documents', () => {
  test('name every problem code, with its status and advice', () => {
    const text = rows('docs/integration.md')
    const missing = Object.entries(PROBLEMS)
      .map(([code, [status, , advice]]) => `| \`${code}\` | ${status} | ${advice} |`)
      .filter((row) => !text.includes(row))
    expect(missing).toEqual([])
  })

  test('show the table of who may import whom as it is', () => {
    const text = rows('docs/architecture.md')
    const missing = Object.entries(MAY_IMPORT).filter(([name, allowed]: [string, readonly string[]]) => {
      const row = text.split('\n').find((line) => line.startsWith('| ') && cells(line)[0]?.includes(name))
      const words = cells(row ?? '')[1]?.join(' ') ?? ''
      return allowed.length === 0
        ? words !== 'nothing of the others'
        : words.replace(' (its ports)', '') !== allowed.join(' ')
    })
    expect(missing).toEqual([])
  })

  test.each([
    'README.md',
    'docs/architecture.md',
    'docs/operations.md',
    'docs/integration.md',
    'docs/development.md',
  ])('%s links to files that are there', (name) => {
    const folder = join(ROOT, name, '..')
    const links = [...read(name).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link]) => link as string)
    for (const link of links) expect(() => readFileSync(join(folder, link))).not.toThrow()
  })
})

/** The words of each cell of a row. */
const cells = (row: string) =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim().split(/,? /))
