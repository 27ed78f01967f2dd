import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LARGEST_SPOKEN, spokenDigits, spokenNumber } from '../src/index.ts'

const said = (value: number, language: string): string =>
  spokenNumber(value, language)
    .map((piece) => piece.text)
    .join(' ')

// Readers that know the languages from their own word lists, not from the locale files, and go the other way round.
const UNITS_ID = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan']

function readIndonesian(text: string): number {
  let [total, group] = [0, 0]
  for (const word of text.split(' ')) {
    const unit = UNITS_ID.indexOf(word)
    if (unit >= 0) group += unit
    else if (word === 'sepuluh') group += 10
    else if (word === 'sebelas') group += 11
    else if (word === 'seratus') group += 100
    else if (word === 'seribu') total += 1000
    else if (word === 'belas') group += 10
    else if (word === 'puluh') group += (group % 10) * 9
    else if (word === 'ratus') group += (group % 10) * 99
    else if (word === 'ribu') [total, group] = [total + group * 1000, 0]
    else throw new Error(`no Indonesian number: ${word}`)
  }
  return total + group
}

const ENGLISH = new Map(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
    'seventeen eighteen nineteen'
  )
    .split(' ')
    .map((word, value) => [word, value]),
)
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

function readEnglish(text: string): number {
  let [total, group] = [0, 0]
  for (const word of text.split(' ')) {
    const small = ENGLISH.get(word)
    const tens = TENS.indexOf(word)
    if (small !== undefined) group += small
    else if (tens >= 0) group += (tens + 2) * 10
    else if (word === 'hundred') group *= 100
    else if (word === 'thousand') [total, group] = [total + group * 1000, 0]
    else if (word !== 'and') throw new Error(`no English number: ${word}`)
  }
  return total + group
}

describe('numbers as people say them', () => {
  test.each([
    [0, 'nol', 'zero'],
    [7, 'tujuh', 'seven'],
    [10, 'sepuluh', 'ten'],
    [11, 'sebelas', 'eleven'],
    [12, 'dua belas', 'twelve'],
    [20, 'dua puluh', 'twenty'],
    [21, 'dua puluh satu', 'twenty one'],
    [99, 'sembilan puluh sembilan', 'ninety nine'],
    [100, 'seratus', 'one hundred'],
    [101, 'seratus satu', 'one hundred and one'],
    [112, 'seratus dua belas', 'one hundred and twelve'],
    [205, 'dua ratus lima', 'two hundred and five'],
    [999, 'sembilan ratus sembilan puluh sembilan', 'nine hundred and ninety nine'],
    [1000, 'seribu', 'one thousand'],
    [1012, 'seribu dua belas', 'one thousand and twelve'],
    [1100, 'seribu seratus', 'one thousand one hundred'],
    [2005, 'dua ribu lima', 'two thousand and five'],
    [
      9999,
      'sembilan ribu sembilan ratus sembilan puluh sembilan',
      'nine thousand nine hundred and ninety nine',
    ],
  ])('%i', (value, indonesian, english) => {
    expect(said(value, 'id')).toBe(indonesian)
    expect(said(value, 'en')).toBe(english)
  })

  test('every number up to the largest is understood by somebody who knows the language', () => {
    const misread: string[] = []
    for (let value = 0; value <= LARGEST_SPOKEN; value++) {
      const [indonesian, english] = [said(value, 'id'), said(value, 'en')]
      if (readIndonesian(indonesian) !== value) misread.push(`${value}: ${indonesian}`)
      if (readEnglish(english) !== value) misread.push(`${value}: ${english}`)
      // "se-" is said for one ten, hundred and thousand; nobody says "satu ratus".
      if (/satu (puluh|belas|ratus|ribu)/.test(indonesian)) misread.push(`${value}: ${indonesian}`)
    }
    expect(misread).toEqual([])
  })

  test('what cannot be said is a bug', () => {
    for (const value of [-1, 1.5, 10_000, Number.NaN])
      expect(() => spokenNumber(value, 'id')).toThrow('cannot say')
  })
})

const texts = (digits: string, style: 'number' | 'digits', language = 'id'): readonly string[] =>
  spokenDigits(digits, style, language).map((piece) => piece.text)

describe('digits of a ticket', () => {
  test('leading zeros are spoken', () => {
    expect(texts('012', 'number')).toEqual(['nol', 'dua belas'])
    expect(texts('007', 'number')).toEqual(['nol', 'nol', 'tujuh'])
    expect(texts('000', 'number')).toEqual(['nol', 'nol', 'nol'])
    expect(texts('120', 'number')).toEqual(['seratus', 'dua puluh'])
  })

  test('digit by digit where the mall wants it, or where no number reaches', () => {
    expect(texts('012', 'digits', 'en')).toEqual(['zero', 'one', 'two'])
    expect(texts('12345', 'number')).toEqual(['satu', 'dua', 'tiga', 'empat', 'lima'])
  })

  test('zeros and number together give the digits back', () => {
    const digits = fc.stringMatching(/^[0-9]{1,4}$/)
    fc.assert(
      fc.property(digits, fc.constantFrom('id', 'en'), (text, language) => {
        const words = texts(text, 'number', language)
        const zero = language === 'id' ? 'nol' : 'zero'
        const rest = words.findIndex((word) => word !== zero)
        const zeros = rest < 0 ? words.length : rest
        const read = language === 'id' ? readIndonesian : readEnglish
        const number = rest < 0 ? '' : String(read(words.slice(rest).join(' ')))
        expect('0'.repeat(zeros) + number).toBe(text)
      }),
    )
  })

  test('digit by digit is one word a digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{1,9}$/), (text) => {
        const back = texts(text, 'digits').map((word) => UNITS_ID.indexOf(word))
        expect(back.join('')).toBe(text)
      }),
    )
  })
})
