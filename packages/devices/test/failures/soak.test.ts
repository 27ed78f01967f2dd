import { expect, test } from 'vitest'
import type { Lever } from '../../src/index.ts'
import { copiesOf, printed, SILENCE, tcpPrinter, ticket, watching } from '../harness.ts'

const TICKETS = 40
/** Of text on a ticket: failures come before the last one, so that a failed ticket is never whole. */
const LINES = 7
const LEVERS: readonly Lever[] = [
  'ready',
  'ready',
  'paper-low',
  'paper-out',
  'cover-open',
  'cutter-error',
  'overheated',
  'drop',
  'drop-mid-job',
  'garbage',
]

/** Numbers below `n`, always the same from a given start. */
function dice(start: number): (n: number) => number {
  let state = start
  return (n) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return (state >> 8) % n
  }
}

test.each([
  [1, 'asked for each ticket'],
  [2, 'asked for each ticket'],
  [3, 'watched'],
  [4, 'watched, and speaks up'],
])(
  'a printer that fails at random (%i), %s: printed once, or failed and never printed later',
  async (seed, way) => {
    const roll = dice(seed)
    const { peer, printer } = await tcpPrinter(
      { query: way.endsWith('up') ? 'model=epson-tm-t20' : '' },
      SILENCE,
    )
    if (way.startsWith('watched')) watching(printer)
    const confirmed: string[] = []
    const failed: string[] = []
    for (let each = 1; each <= TICKETS; each += 1) {
      const number = `A-${String(each).padStart(3, '0')}`
      peer.setLever('ready')
      peer.setLever(LEVERS[roll(LEVERS.length)] ?? 'ready', { afterLines: roll(LINES) })
      const result = await printer.print(ticket(number))
      // Whole all the same: only its status was garbage.
      const isOut = copiesOf(number, peer) === 1
      if (result.ok) confirmed.push(number)
      else if (!isOut) failed.push(number)
    }
    peer.setLever('ready')
    expect(await printer.print(ticket('B-001'))).toMatchObject({ ok: true, confirmed: true })
    expect(confirmed.filter((number) => copiesOf(number, peer) !== 1)).toEqual([])
    expect(failed.filter((number) => copiesOf(number, peer) > 0)).toEqual([])
    const numbersOn = (text: string): Set<string> => new Set(text.match(/[AB]-\d{3}/g))
    expect(printed(peer).filter((text) => numbersOn(text).size > 1)).toEqual([])
    expect(confirmed.length).toBeGreaterThan(5)
    expect(failed.length).toBeGreaterThan(5)
  },
)
