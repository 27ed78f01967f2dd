import { describe, expect, test } from 'vitest'
import { followPrint } from '../src/store/follow-print.ts'
import type { Answer } from '../src/store/send.ts'

const ticket = (print: string, extra: object = {}): Answer<unknown> => ({
  ok: true,
  status: 200,
  data: { ticket: { id: 't-1', number: 'A-012', print, printAt: 'kiosk-1', ...extra } },
})
const away: Answer<unknown> = {
  ok: false,
  problem: { type: '', title: '', status: 503, code: 'master-away', detail: '' },
}

/** A master that answers so, one after the other; the last for ever. */
function following(...answers: readonly Answer<unknown>[]) {
  const asked: string[] = []
  const read = async (path: string) => {
    asked.push(path)
    return answers[Math.min(asked.length, answers.length) - 1] ?? away
  }
  return { asked, outcome: followPrint('t-1', { read, later: async () => undefined }) }
}

describe('what becomes of a paper that was asked for', () => {
  test('it is asked until it is known, through a lost line and a move to another kiosk', async () => {
    const { asked, outcome } = following(
      ticket('pending', { attempt: 1 }),
      away,
      ticket('pending', { attempt: 2, printAt: 'kiosk-2' }),
      ticket('printed', { attempt: 2, printAt: 'kiosk-2' }),
    )
    expect(await outcome).toEqual({ state: 'printed', at: 'kiosk-2' })
    expect(asked).toEqual(Array(4).fill('tickets/t-1'))
  })

  test('a failure says why and where', async () => {
    const { outcome } = following(ticket('failed', { printFailure: 'cover-open' }))
    expect(await outcome).toEqual({ state: 'failed', at: 'kiosk-1', reason: 'cover-open' })
  })

  test('a kiosk that never tells is given up', async () => {
    expect(await following(ticket('pending')).outcome).toEqual({ state: 'unknown' })
  })
})
