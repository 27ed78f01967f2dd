import { expect, test } from 'vitest'
import { copiesOf, eventually, printed, tcpPrinter, ticket } from '../harness.ts'

test.each([1, 2, 3, 4, 5, 6])(
  'paper ends after line %i: failed, cleared, and the refill brings no second ticket',
  async (afterLines) => {
    const { peer, printer } = await tcpPrinter()
    peer.setLever('paper-out', { afterLines })
    expect(await printer.print(ticket())).toEqual({ ok: false, reason: 'paper-out', residue: 'cleared' })
    peer.setLever('ready')
    expect(copiesOf('A-012', peer)).toBe(0)
    // The reprint, and nothing but the reprint.
    expect(await printer.print(ticket())).toMatchObject({ ok: true, confirmed: true })
    expect(copiesOf('A-012', peer)).toBe(1)
    expect(printed(peer).filter((text) => text.includes('Terima kasih'))).toHaveLength(1)
  },
)

test('a printer that cannot clear its buffer: nobody can promise that nothing is left', async () => {
  const { peer, printer } = await tcpPrinter({ clears: false }, { careTries: 2 })
  peer.setLever('paper-out', { afterLines: 3 })
  expect(await printer.print(ticket())).toEqual({ ok: false, reason: 'paper-out', residue: 'possible' })
})

test('a printer that never reports when it is done is watched for as long as the paper needs', async () => {
  const { peer, printer } = await tcpPrinter({ reports: false, slowMs: 5 })
  peer.setLever('slow')
  const result = printer.print(ticket())
  await eventually(() => peer.strip().length > 3)
  peer.setLever('paper-out')
  expect(await result).toMatchObject({ ok: false, reason: 'paper-out' })
})

test('a printer that never reports when it is done is confirmed by its status', async () => {
  const { peer, printer } = await tcpPrinter({ reports: false })
  expect(await printer.print(ticket())).toMatchObject({ ok: true, confirmed: true })
  expect(copiesOf('A-012', peer)).toBe(1)
})

test('the last ticket of the roll is out: what is missing after the cut is not held against it', async () => {
  const { peer, printer } = await tcpPrinter()
  peer.onPaper(() => peer.setLever('paper-low'))
  expect(await printer.print(ticket())).toMatchObject({ ok: true, confirmed: true })
})
