import { PassThrough } from 'node:stream'
import type { ReceiptDocument } from '@antre/receipt'
import { expect, test } from 'vitest'
import { encode, type Paper, printerPeer, profileOf, renderPaperSvg } from '../../src/index.ts'
import { ticket } from '../harness.ts'

function paperOf(document: ReceiptDocument, width: 58 | 80 = 80): Paper {
  const peer = printerPeer({ width })
  const stream = new PassThrough()
  peer.attach(stream)
  stream.emit('data', encode(document, profileOf(width)).bytes)
  const [paper] = peer.papers
  if (!paper) throw new Error('nothing came out')
  return paper
}

const EVIL = `<script>alert(1)</script>"'&<img src=x onerror=alert(1)>`

test('what is printed cannot become markup', () => {
  const document: ReceiptDocument = [
    { kind: 'text', text: EVIL, align: 'left', bold: false, size: 'normal' },
    { kind: 'qr', data: EVIL },
    { kind: 'cut' },
  ]
  const drawn = renderPaperSvg(paperOf(document), EVIL)
  expect(drawn).not.toMatch(/<script|<img|onerror=alert\(1\)>/)
  const tags = new Set([...drawn.matchAll(/<\/?([a-z0-9]+)/g)].map((match) => match[1]))
  expect([...tags].sort()).toEqual(['g', 'path', 'svg', 'text'])
})

test('a picture loads nothing', () => {
  expect(renderPaperSvg(paperOf(ticket()))).not.toMatch(/href|url\(|@import|src=/)
})

test('the number is drawn in its size, and read aloud by its name', () => {
  const drawn = renderPaperSvg(paperOf(ticket()), 'Tiket')
  expect(drawn).toContain('scale(8 8)')
  expect(drawn).toMatch(/aria-label="Tiket \/ Mal Pelayanan Publik/)
})

test.each([
  [58, 464],
  [80, 640],
] as const)('%i mm paper is drawn %i dots wide', (width, dots) => {
  expect(renderPaperSvg(paperOf(ticket(), width))).toContain(`viewBox="0 0 ${dots} `)
})

test('what is torn off looks torn', () => {
  const paper = paperOf(ticket())
  expect(renderPaperSvg({ ...paper, end: 'torn' })).not.toBe(renderPaperSvg(paper))
})
