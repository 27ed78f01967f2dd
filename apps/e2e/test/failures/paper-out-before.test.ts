import { expect, it } from 'vitest'
import { openPrintingHall } from '../../src/printing.ts'

it('paper that is out before anybody taps: told at once, a number all the same, and paper once there is some', async () => {
  await using given = await openPrintingHall()
  const { hall } = given
  hall.printer.setLever('paper-out')
  await given.citizenSees('Printer sedang tidak mencetak')
  await given.staffSeeFault('Kertas habis')

  const ticket = await given.take()
  await given.citizenSees('Foto layar ini')
  await given.printIs(ticket, 'failed', 'paper-out')
  await given.staffSee(ticket.number)
  await given.leave()

  hall.printer.setLever('ready')
  await given.citizenSeesNoMore('Printer sedang tidak mencetak')
  await given.staffSeeNoFault()
  expect(given.papersOf(ticket)).toEqual({ all: 0, reprints: 0 })

  await given.reprint(ticket)
  await given.printIs(ticket, 'printed')
  // Not a byte of the first printing had reached the printer: this is the first paper.
  expect(given.papersOf(ticket)).toEqual({ all: 1, reprints: 0 })
})
