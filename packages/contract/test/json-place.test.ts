import fc from 'fast-check'
import { expect, it } from 'vitest'
import { jsonBreak } from '../src/index.ts'

it.each([
  ['{\n  "a": 1,\n  "b" 2\n}', 3, 7],
  ['{"a": [1, 2,]}', 1, 13],
  ['{"a": 1,}', 1, 9],
  ['{"a": "no end', 1, 7],
  ['{"a": tru}', 1, 7],
  ['{"a": 01}', 1, 8],
  ['{"a": 1', 1, 8],
  ['[1}', 1, 3],
  ['{} {}', 1, 4],
  ['', 1, 1],
])('%j breaks off at line %i, column %i', (text, line, column) => {
  expect(jsonBreak(text)).toEqual({ line, column })
})

it('finds nothing in what is JSON, and something in what is not', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.constantFrom(',', '}', ']', '"', ':', '0', ' '), (json, at, sign) => {
      expect(jsonBreak(json)).toBeNull()
      const place = at % (json.length + 1)
      const changed = json.slice(0, place) + sign + json.slice(place)
      expect(jsonBreak(changed) === null).toBe(isJson(changed))
    }),
  )
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
