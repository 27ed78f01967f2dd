import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { MODELS, PRINT_FAILURES, TIMING } from '../../src/index.ts'

const GUIDE = readFileSync(join(import.meta.dirname, '../../../../docs/printers.md'), 'utf8')

test.each(MODELS)('the guide has the line of $id', ({ id, profile }) => {
  const line = GUIDE.split('\n').find((each) => each.startsWith(`| \`${id}\``)) ?? ''
  const { width, columns, codePage, codePageNumber, cut, qr, asks, speaksUp } = profile
  const status = asks.length === 0 ? 'never answers' : speaksUp ? 'asked, speaks up' : 'asked'
  const code = qr === 'raster' ? 'picture' : qr
  const facts = [`${width} mm, ${columns}`, `${codePage} (${codePageNumber})`, cut, code, status]
  expect(line.split(' | ').slice(2).join(' | ')).toBe(`${facts.join(' | ')} |`)
})

test.each(PRINT_FAILURES)('the guide says what %s means', (reason) => {
  expect(GUIDE).toContain(`\`${reason}\``)
})

test('the guide knows how long each step may take', () => {
  const { connectMs, answerMs, writeMs, confirmMs, slowMs } = TIMING
  const said = `${connectMs / 1000} s to connect, ${answerMs / 1000} s for an answer, ${writeMs / 1000} s to take the bytes`
  const guide = GUIDE.replaceAll('\n', ' ')
  expect(guide).toContain(`${said}. To confirm it gets ${confirmMs / 1000} s longer than the paper needs`)
  expect(guide).toContain(`${slowMs / 1000} s when it is well`)
})
