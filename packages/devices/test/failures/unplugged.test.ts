import { expect, test } from 'vitest'
import { eventually, linePrinter, SILENCE, ticket } from '../harness.ts'

test('a serial printer that is pulled off is unreachable', async () => {
  const { printer, unplug } = await linePrinter('serial')
  await unplug()
  expect(await printer.status()).toEqual({ state: 'offline', why: 'unreachable' })
  expect(await printer.print(ticket())).toEqual({ ok: false, reason: 'unreachable', residue: 'none' })
})

test.each(['serial', 'file'] as const)(
  'a %s printer pulled off in the middle: the ticket fails',
  async (scheme) => {
    const { peer, printer, unplug } = await linePrinter(scheme, { slowMs: 5 }, SILENCE)
    peer.setLever('slow')
    const result = printer.print(ticket())
    await eventually(() => peer.strip().length > 2)
    peer.setLever('hang')
    await unplug()
    expect(await result).toMatchObject({ ok: false, residue: 'possible' })
  },
)
