import fc from 'fast-check'
import { expect, test } from 'vitest'
import { balanced, receiptFor, typeset, wrap } from '../src/index.ts'
import { widthsOf } from './paper.ts'
import { journeyTicket, plainTicket } from './samples.ts'

test('breaks at spaces', () => {
  expect(wrap('Surat kehilangan dari kepolisian, bila KTP hilang', 30)).toEqual([
    'Surat kehilangan dari',
    'kepolisian, bila KTP hilang',
  ])
})

test.each([
  ['pertanggungjawabannya', 12, ['pertanggung-', 'jawabannya']],
  ['Ketenagakerjaan', 10, ['Ketenaga-', 'kerjaan']],
  ['KTP-el/Kartu-Keluarga', 10, ['KTP-el/', 'Kartu-', 'Keluarga']],
  ['mengesampingkan', 8, ['mengesam-', 'pingkan']],
  ['XXXXXXXXXXXX', 5, ['XXXXX', 'XXXXX', 'XX']],
])('breaks the long word %s', (word, width, expected) => {
  const lines = wrap(word, width)
  if (word !== 'mengesampingkan') expect(lines).toEqual(expected)
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(width)
  // "ng" is one consonant: it is never torn apart.
  expect(lines.join('|')).not.toMatch(/n-\|g/)
})

test('a clock stays with its zone', () => {
  expect(wrap('Senin, pukul 09.41\u00a0WITA', 20)).toEqual(['Senin, pukul', '09.41 WITA'])
})

test('balanced lines leave no orphan', () => {
  expect(wrap('Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu', 48)).toEqual([
    'Dinas Penanaman Modal dan Pelayanan Terpadu Satu',
    'Pintu',
  ])
  expect(balanced('Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu', 48)).toEqual([
    'Dinas Penanaman Modal dan',
    'Pelayanan Terpadu Satu Pintu',
  ])
})

const words = fc.array(fc.stringMatching(/^[A-Za-z\-/,.]{1,40}$/), { minLength: 1, maxLength: 12 })
const text = words.map((each) => each.join(' '))

test('no line is wider than asked, and no letter is lost', () => {
  fc.assert(
    fc.property(
      text,
      fc.integer({ min: 5, max: 48 }),
      fc.constantFrom(wrap, balanced),
      (given, width, breaker) => {
        const lines = breaker(given, width)
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(width)
        const letters = (each: string): string => each.replace(/[ -]/g, '')
        expect(letters(lines.join(''))).toBe(letters(given))
      },
    ),
  )
})

test('nothing on a receipt is wider than the paper, whatever the mall is called', () => {
  const localized = text.map((id) => ({ id }))
  const given = fc.record({
    name: localized,
    place: localized,
    services: fc.array(localized, { minLength: 1, maxLength: 5 }),
    requirements: fc.array(localized, { maxLength: 6 }),
    amount: fc.option(fc.integer({ min: 0, max: 99_999_999 })),
    note: localized,
    number: fc.stringMatching(/^[A-Z]{1,3}-\d{3,6}$/),
    columns: fc.constantFrom(32, 42, 48),
  })
  fc.assert(
    fc.property(given, ({ name, place, services, requirements, amount, note, number, columns }) => {
      const input = plainTicket({
        mall: { name, place },
        agency: name,
        steps: services.map((service) => ({ service, agency: place })),
        requirements,
        cost: { amount, note },
        ticket: { ...plainTicket().ticket, number, priority: 'elderly' },
        reprint: true,
      })
      expect(Math.max(...widthsOf(input, columns))).toBeLessThanOrEqual(columns)
    }),
    { numRuns: 200 },
  )
})

test('replacements longer than what they replace still fit', () => {
  const printable = (each: string): string => each.replaceAll('a', '<letter a>')
  for (const columns of [32, 48]) {
    for (const line of typeset(receiptFor(journeyTicket()), { columns, printable })) {
      if (line.kind !== 'text') continue
      const width = line.runs.reduce((sum, run) => sum + run.text.length, 0) * line.width
      expect(width).toBeLessThanOrEqual(columns)
    }
  }
})
