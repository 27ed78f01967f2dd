import { describe, expect, test } from 'vitest'
import {
  isNoticeTemplate,
  NOTICE_TEMPLATES,
  type NoticeTemplate,
  type NoticeValues,
  noticeFaults,
  noticeValues,
  plateOf,
} from '../src/index.ts'

const isCounter = (id: string): boolean => id === 'loket-3'
const faults = (template: NoticeTemplate, values: NoticeValues) => noticeFaults(template, values, isCounter)

describe('notices by staff', () => {
  test('a filled template has no fault', () => {
    expect(faults('closing-soon', { minutes: 15 })).toEqual([])
    expect(faults('lost-child', { at: 'loket-3' })).toEqual([])
    expect(faults('vehicle', { plate: 'dh 1234 ab' })).toEqual([])
    expect(faults('break', { until: '13:00' })).toEqual([])
    expect(faults('closed', {})).toEqual([])
  })

  test('what is missing, too much, wrong or nowhere is named', () => {
    expect(faults('closing-soon', {})).toEqual([{ value: 'minutes', fault: 'missing', kind: 'count' }])
    expect(faults('lost-child', { at: '' })).toEqual([{ value: 'at', fault: 'missing', kind: 'counter' }])
    expect(faults('lost-child', { at: 'loket-9' })).toEqual([
      { value: 'at', fault: 'unknown-counter', kind: 'counter' },
    ])
    expect(faults('closed', { name: 'Budi' })).toEqual([{ value: 'name', fault: 'unexpected', kind: null }])
    for (const minutes of [0, 1000, 1.5, Number.NaN, '15'])
      expect(faults('closing-soon', { minutes })).toMatchObject([{ fault: 'invalid' }])
    for (const until of ['24:00', '9:00', '12:60', 'siang', 12])
      expect(faults('break', { until })).toMatchObject([{ fault: 'invalid' }])
  })

  test('names that every object has are no templates and no values', () => {
    expect(isNoticeTemplate('constructor')).toBe(false)
    expect(NOTICE_TEMPLATES.every(isNoticeTemplate)).toBe(true)
    expect(faults('closed', JSON.parse('{"toString": 1}'))).toHaveLength(1)
  })

  test.each([
    ['dh1234ab', 'DH 1234 AB'],
    [' DH-12.A ', 'DH 12 A'],
    ['B 1 RI', 'B 1 RI'],
    ['dh 7', 'DH 7'],
    ['DH 0123 AB', null],
    ['DHX 12 A', null],
    ['DH 12345', null],
    ['DH 12 ABCD', null],
    ['Budi', null],
    ['', null],
  ])('plate %s', (text, plate) => {
    expect(plateOf(text)).toBe(plate)
  })

  test('a plate is kept in one form, anything else as it is', () => {
    expect(noticeValues('vehicle', { plate: 'dh1234ab' })).toEqual({ plate: 'DH 1234 AB' })
    expect(noticeValues('closing-soon', { minutes: 15 })).toEqual({ minutes: 15 })
  })
})
