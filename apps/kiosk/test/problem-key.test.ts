import { PROBLEMS } from '@antre/contract'
import { translator } from '@antre/i18n'
import { expect, test } from 'vitest'
import { problemKey } from '../src/screen/parts/problem-key.ts'

/** Words of the machine room, which mean nothing at a lobby screen. */
const JARGON = /server|token|master|ledger|http|request|idempot|JSON|database|\bID\b/i

test.each(Object.keys(PROBLEMS))('%s has words a citizen understands', (code) => {
  for (const language of ['id', 'en']) {
    const words = translator(language, 'kiosk')(problemKey(code))
    expect(words).not.toContain('problem.')
    expect(words.length).toBeGreaterThan(20)
    expect(words).not.toMatch(JARGON)
  }
})

test('a code from a newer master has words too', () => {
  expect(problemKey('something-new')).toBe('problem.other')
})
