import { expect, it } from 'vitest'
import { openPrintingHall } from '../../src/printing.ts'

it('paper that runs out in the middle of a ticket: failed, nothing more of it comes out, and the reprint says so', async () => {
  await using given = await openPrintingHall()
  const { hall } = given
  hall.printer.setLever('paper-out', { afterLines: 5 })
  const ticket = await given.take()
  await given.citizenSees('Foto layar ini')
  await given.printIs(ticket, 'failed', 'paper-out')
  await given.staffSeeFault('Kertas habis')
  await given.staffSee(ticket.number)

  hall.printer.setLever('ready')
  await given.staffSeeNoFault()
  expect(given.papersOf(ticket)).toEqual({ all: 0, reprints: 0 })

  await given.reprint(ticket)
  await given.printIs(ticket, 'printed')
  expect(given.papersOf(ticket)).toEqual({ all: 1, reprints: 1 })
})
