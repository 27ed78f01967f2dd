import { expect, test } from 'vitest'
import { copiesOf, eventually, NEVER_CLEARS, printed, tcpPrinter, ticket, watching } from '../harness.ts'

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
  const { peer, printer } = await tcpPrinter({ clears: false }, { ...NEVER_CLEARS, careTries: 2 })
  peer.setLever('paper-out', { afterLines: 3 })
  expect(await printer.print(ticket())).toEqual({ ok: false, reason: 'paper-out', residue: 'possible' })
})

test('one that finishes the ticket by itself after the refill: failed for certain, and not printed again by us', async () => {
  const { peer, printer } = await tcpPrinter({}, NEVER_CLEARS)
  const heard = watching(printer)
  await heard.until('ready')
  peer.setLever('paper-out', { afterLines: 3, finishes: true })
  // It minds no clear command, so that nobody can promise anything: whoever reprints must ask a person first.
  expect(await printer.print(ticket())).toEqual({ ok: false, reason: 'paper-out', residue: 'possible' })
  await heard.until('paper-out')
  peer.setLever('ready')
  await heard.until('ready')
  // What it finished is cut off, half a ticket as it is; no paper carries two numbers, and nothing comes twice.
  expect(await printer.print(ticket('A-013'))).toMatchObject({ ok: true, confirmed: true })
  expect(printed(peer).filter((text) => text.includes('Terima kasih A-012'))).toHaveLength(1)
  expect(copiesOf('A-012', peer)).toBe(0)
  expect(copiesOf('A-013', peer)).toBe(1)
  expect(printed(peer).filter((text) => text.includes('A-012') && text.includes('A-013'))).toEqual([])
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
