import { expect, test } from 'vitest'
import { copiesOf, printed, tcpPrinter, ticket, watching } from '../harness.ts'

test('the cutter is jammed before the ticket: refused without a byte', async () => {
  const { peer, printer } = await tcpPrinter()
  peer.setLever('cutter-error')
  expect(await printer.print(ticket())).toEqual({ ok: false, reason: 'cutter-error', residue: 'none' })
  expect(peer.received()).toHaveLength(0)
})

test.each([1, 4, 6])(
  'jams after line %i: failed, and freeing it brings no second ticket',
  async (afterLines) => {
    const { peer, printer } = await tcpPrinter()
    const heard = watching(printer)
    await heard.until('ready')
    peer.setLever('cutter-error', { afterLines })
    expect(await printer.print(ticket())).toEqual({ ok: false, reason: 'cutter-error', residue: 'cleared' })
    await heard.until('cutter-error')
    peer.setLever('ready')
    await heard.until('ready')
    expect(await printer.print(ticket('A-013'))).toMatchObject({ ok: true, confirmed: true })
    expect(copiesOf('A-013', peer)).toBe(1)
    expect(copiesOf('A-012', peer)).toBe(0)
    expect(printed(peer).at(-1)).not.toContain('A-012')
  },
)
