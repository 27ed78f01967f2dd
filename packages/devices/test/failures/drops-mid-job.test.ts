import { expect, test } from 'vitest'
import {
  copiesOf,
  eventually,
  NEVER_CLEARS,
  printed,
  tcpPrinter,
  ticket,
  ticketWithPictures,
} from '../harness.ts'

test('the line breaks in the middle of a ticket: failed, and the next ticket is a paper of its own', async () => {
  const { peer, printer } = await tcpPrinter({ slowMs: 1 })
  peer.setLever('drop-mid-job', { afterLines: 3 })
  expect(await printer.print(ticket())).toMatchObject({ ok: false, reason: 'connection-lost' })
  expect(await printer.print(ticket('A-013'))).toMatchObject({ ok: true, confirmed: true })
  const last = printed(peer).at(-1) ?? ''
  expect(last).toContain('A-013')
  expect(last).not.toContain('A-012')
  expect(copiesOf('A-013', peer)).toBe(1)
})

test.each([40, 200, 700, 1500, 1800])(
  'the line breaks after byte %i, a printer that minds no clear command prints what it has: no number on another’s paper',
  async (afterBytes) => {
    const setup = { query: 'model=citizen-ppu231', clears: false }
    const { peer, printer } = await tcpPrinter(setup, NEVER_CLEARS)
    peer.setLever('drop-mid-job', { afterBytes })
    const failed = await printer.print(ticketWithPictures())
    expect(failed).toEqual({ ok: false, reason: 'connection-lost', residue: 'possible' })
    expect(await printer.print(ticketWithPictures('A-013'))).toMatchObject({ ok: true, confirmed: true })
    expect([copiesOf('A-012', peer), copiesOf('A-013', peer)]).toEqual([0, 1])
    expect(printed(peer).filter((text) => text.includes('A-012') && text.includes('A-013'))).toEqual([])
    expect(peer.unknown).toEqual([])
  },
)

test('the cable is pulled in the middle: what is left in the printer is thrown away once it is back', async () => {
  const { peer, printer } = await tcpPrinter({ slowMs: 5 })
  peer.setLever('slow')
  const result = printer.print(ticket())
  await eventually(() => peer.strip().length > 2)
  // Frozen, so that the test decides when the printer goes on: after the driver has had its turn.
  peer.setLever('paper-out')
  await peer.unplug()
  expect(await result).toEqual({ ok: false, reason: 'connection-lost', residue: 'possible' })
  await peer.plugIn()
  expect(await printer.status()).toEqual({ state: 'paper-out' })
  peer.setLever('ready')
  expect(copiesOf('A-012', peer)).toBe(0)
  expect(await printer.print(ticket('A-013'))).toMatchObject({ ok: true })
  expect(copiesOf('A-012', peer)).toBe(0)
  expect(copiesOf('A-013', peer)).toBe(1)
})

test('the line breaks after the cut: nobody confirmed it, so it is not counted as printed', async () => {
  const { peer, printer } = await tcpPrinter()
  peer.onPaper(() => peer.setLever('drop'))
  expect(await printer.print(ticket())).toMatchObject({ ok: false, reason: 'connection-lost' })
  expect(copiesOf('A-012', peer)).toBe(1)
})
