import { PRINT_FAILURES } from '@antre/devices'
import { resources } from '@antre/i18n'
import { describe, expect, test } from 'vitest'
import { paperOf } from '../src/screen/paper/paper.ts'
import { ago, NOW, ticketOf } from './harness/views.ts'

describe('does the person hold a paper', () => {
  const paper = (extra: Parameters<typeof ticketOf>[2]) => paperOf(ticketOf('A-012', 'called', extra), NOW)

  test('printed is printed; failed is not', () => {
    expect(paper({ print: 'printed' })).toBe('fine')
    expect(paper({ print: 'failed' })).toBe('none')
  })

  test('none: at a kiosk there should be one, elsewhere there was never to be', () => {
    expect(paper({ print: 'none', channel: 'kiosk' })).toBe('none')
    expect(paper({ print: 'none', channel: 'staff' })).toBe('fine')
  })

  test('pending: on its way, overdue, or asked for again', () => {
    expect(paper({ print: 'pending', issuedAt: ago(1) })).toBe('fine')
    expect(paper({ print: 'pending', issuedAt: ago(2) })).toBe('none')
    expect(paper({ print: 'pending', issuedAt: ago(20), attempt: 1 })).toBe('printing')
  })
})

test('every way in which a printer fails has words, in every language', () => {
  for (const { common } of Object.values(resources))
    expect(Object.keys(common.printFailure)).toEqual(expect.arrayContaining([...PRINT_FAILURES]))
})
