import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pagesOf } from '../src/screen/parts/pages.ts'

/** A font whose signs are all one wide. */
const size = (width: number, lines: number) => ({ measure: (line: string) => line.length, width, lines })

it('leaves a text that fits whole', () => {
  expect(pagesOf('Selamat datang.', size(40, 1))).toEqual(['Selamat datang.'])
})

it('ends a page where a sentence ends', () => {
  const text = 'Ruang laktasi tersedia. Silakan beri tahu petugas kami.'
  expect(pagesOf(text, size(40, 1))).toEqual(['Ruang laktasi tersedia.', 'Silakan beri tahu petugas kami.'])
})

it('parts a long sentence evenly: no lonely last word', () => {
  const pages = pagesOf('satu dua tiga empat lima enam tujuh', size(32, 1))
  expect(pages).toEqual(['satu dua tiga empat …', 'lima enam tujuh'])
})

it('says every word once, in order, on pages that hold it', () => {
  const word = fc.stringMatching(/^[a-z]{1,12}[.,;]?$/)
  const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(
      text,
      fc.integer({ min: 20, max: 80 }),
      fc.integer({ min: 1, max: 3 }),
      (given, width, lines) => {
        const pages = pagesOf(given, size(width, lines))
        expect(pages.join(' ').replaceAll(' …', '')).toBe(given)
        for (const page of pages) expect(page.length).toBeLessThanOrEqual((width + 1) * lines)
      },
    ),
  )
})

it('is nothing for nothing', () => {
  expect(pagesOf('  ', size(40, 2))).toEqual([])
})
