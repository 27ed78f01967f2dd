import { NOTICE_TEMPLATES, noticePlaces } from '@antre/domain'
import { LANGUAGES } from '@antre/ui'
import { describe, expect, test } from 'vitest'
import { bodyOf, draftFaults, justMade, newDraft } from '../src/screen/notices/draft.ts'
import { GROUPS } from '../src/screen/notices/groups.ts'
import { heardIn, isStanding, type Made } from '../src/screen/notices/heard.ts'
import { noticeWords } from '../src/screen/notices/notice-words.ts'
import { ago, hallView, NOTICES_MADE, NOW, station } from './harness/views.ts'

const view = hallView({ notices: NOTICES_MADE })

test('every announcement there is can be chosen, once', () => {
  const offered = GROUPS.flatMap(([, templates]) => [...templates])
  expect([...offered].sort()).toEqual([...NOTICE_TEMPLATES].sort())
})

test('every announcement has words in every language, with blanks while it is not filled in', () => {
  for (const template of NOTICE_TEMPLATES) {
    for (const language of LANGUAGES) {
      const draft = { ...newDraft(template), values: {} }
      const words = noticeWords(draft, view, language)
      expect(words).not.toBe('')
      expect(words.includes('…')).toBe(Object.keys(noticePlaces(template)).length > 0)
    }
  }
})

describe('a draft', () => {
  test('says what is missing and what is wrong', () => {
    const child = newDraft('lost-child')
    expect(draftFaults(child, view)).toMatchObject([{ value: 'at', fault: 'missing' }])
    expect(draftFaults({ ...child, values: { at: '99' } }, view)).toMatchObject([
      { fault: 'unknown-counter' },
    ])
    expect(draftFaults({ ...newDraft('break'), values: { until: '25:00' } }, view)).toMatchObject([
      { value: 'until', fault: 'invalid' },
    ])
    expect(draftFaults({ ...newDraft('test'), zones: [] }, view)).toEqual(['no-zone'])
    expect(draftFaults(newDraft('closing-soon'), view)).toEqual([])
  })

  test('reads as it will be heard', () => {
    const rest = { ...newDraft('break'), values: { until: '13:00' } }
    expect(noticeWords(rest, view, 'id')).toContain('pukul 13.00')
    const child = { ...newDraft('lost-child'), values: { at: '8' } }
    expect(noticeWords(child, view, 'id')).toContain('Loket Informasi dan Pengaduan')
    expect(noticeWords(child, view, 'en')).toContain('Information and complaints')
  })

  test('is sent with what it has, to all zones unless some were chosen', () => {
    expect(bodyOf(newDraft('test'))).toEqual({ template: 'test' })
    expect(bodyOf({ ...newDraft('closing-soon'), zones: ['B'] })).toEqual({
      template: 'closing-soon',
      values: { minutes: 15 },
      zones: ['B'],
    })
  })

  test('with the words of one that was just made is noticed', () => {
    const child = newDraft('lost-child')
    expect(justMade({ ...child, values: { at: '8' } }, view, NOW)?.id).toBe('n-2')
    expect(justMade({ ...child, values: { at: '1' } }, view, NOW)).toBeUndefined()
    expect(justMade(newDraft('closing-soon'), view, NOW)).toBeUndefined()
  })
})

test('a zone has heard it, waits its turn, is late, has no display, or will not hear it any more', () => {
  const made = (minutes: number, change: Partial<Made> = {}): Made => ({
    ...(NOTICES_MADE[0] as Made),
    at: ago(minutes),
    ...change,
  })
  const silent = { id: 'B', heardAt: null }
  const on = hallView({ stations: [station('display', 'display-B', [], { place: 'B' })] })
  expect(heardIn({ id: 'A', heardAt: ago(1) }, made(30), view, NOW)).toBe('heard')
  expect(heardIn(silent, made(0.5), on, NOW)).toBe('waiting')
  expect(heardIn(silent, made(1), on, NOW)).toBe('late')
  expect(heardIn(silent, made(10), on, NOW)).toBe('missed')
  expect(heardIn(silent, made(30, { template: 'evacuate' }), on, NOW)).toBe('late')
  expect(heardIn(silent, made(0.5, { endedAt: ago(0.1) }), on, NOW)).toBe('ended')
  const off = hallView({ stations: [station('display', 'display-B', [], { place: 'B', connected: false })] })
  expect(heardIn(silent, made(0.5), off, NOW)).toBe('no-display')
})

test('an announcement stands for ten minutes, to leave the building until it is ended', () => {
  const [child] = NOTICES_MADE as [Made]
  expect(isStanding({ ...child, at: ago(9) }, NOW)).toBe(true)
  expect(isStanding({ ...child, at: ago(10) }, NOW)).toBe(false)
  expect(isStanding({ ...child, at: ago(600), template: 'evacuate' }, NOW)).toBe(true)
  expect(isStanding({ ...child, template: 'evacuate', endedAt: ago(1) }, NOW)).toBe(false)
})
