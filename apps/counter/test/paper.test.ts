import { PRINT_FAILURES } from '@antre/devices'
import { resources } from '@antre/i18n'
import type { Answer } from '@antre/ui'
import { describe, expect, test } from 'vitest'
import { followPrint } from '../src/screen/paper/follow.ts'
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

describe('what becomes of a paper that was asked for', () => {
  const ticket = (extra: Parameters<typeof ticketOf>[2]): Answer<unknown> => ({
    ok: true,
    status: 200,
    data: { ticket: ticketOf('A-012', 'called', extra) },
  })
  const away: Answer<unknown> = {
    ok: false,
    problem: { type: '', title: '', status: 503, code: 'master-away', detail: '' },
  }
  const following = (...answers: readonly Answer<unknown>[]) => {
    const asked: string[] = []
    const read = async (path: string) => {
      asked.push(path)
      return answers[Math.min(asked.length, answers.length) - 1] ?? away
    }
    return { asked, printed: followPrint('t-A-012', 'A-012', { read, later: async () => undefined }) }
  }

  test('it is asked until it is known, through a lost line and a move to another kiosk', async () => {
    const { asked, printed } = following(
      ticket({ print: 'pending', attempt: 1 }),
      away,
      ticket({ print: 'pending', attempt: 2, printAt: 'kiosk-2' }),
      ticket({ print: 'printed', attempt: 2 }),
    )
    expect(await printed).toEqual({ kind: 'printed', number: 'A-012' })
    expect(asked).toEqual(Array(4).fill('tickets/t-A-012'))
  })

  test('a failure says why', async () => {
    const { printed } = following(ticket({ print: 'failed', printFailure: 'cover-open' }))
    expect(await printed).toEqual({ kind: 'print-failed', number: 'A-012', reason: 'cover-open' })
  })

  test('a kiosk that never tells is told of too', async () => {
    const { printed } = following(ticket({ print: 'pending', attempt: 1 }))
    expect(await printed).toEqual({ kind: 'print-unknown', number: 'A-012' })
  })
})

test('every way in which a printer fails has words, in every language', () => {
  for (const { common } of Object.values(resources))
    expect(Object.keys(common.printFailure)).toEqual(expect.arrayContaining([...PRINT_FAILURES]))
})
