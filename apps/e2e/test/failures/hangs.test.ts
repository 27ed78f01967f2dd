import { expect, it } from 'vitest'
import { openPrintingHall } from '../../src/printing.ts'

it('a printer that hangs in the middle of a ticket: given up in time, and what it swallowed never comes out', async () => {
  await using given = await openPrintingHall()
  const { hall } = given
  hall.printer.setLever('hang', { afterLines: 3 })
  const ticket = await given.take()
  await given.citizenSees('Foto layar ini')
  await given.printIs(ticket, 'failed')
  await given.staffSee(ticket.number)
  await given.staffSeeFault('Printer tidak menjawab')
  await given.leave()

  hall.printer.setLever('ready')
  await given.staffSeeNoFault()
  const next = await given.take()
  await given.printIs(next, 'printed')
  expect(given.papersOf(ticket)).toEqual({ all: 0, reprints: 0 })
  expect(given.papersOf(next)).toEqual({ all: 1, reprints: 0 })

  await given.reprint(ticket)
  await given.printIs(ticket, 'printed')
  expect(given.papersOf(ticket)).toEqual({ all: 1, reprints: 1 })
})
