import { expect, it } from 'vitest'
import { openPrintingHall } from '../../src/printing.ts'

it('paper that is out after a ticket: the ticket is printed, the next citizen knows before tapping', async () => {
  await using given = await openPrintingHall()
  const { hall } = given
  const ticket = await given.take()
  await given.citizenSees('Tiket sudah keluar')
  await given.printIs(ticket, 'printed')
  await given.leave()

  hall.printer.setLever('paper-out')
  await given.citizenSees('Printer sedang tidak mencetak')
  await given.staffSeeFault('Kertas habis')
  await given.printIs(ticket, 'printed')
  expect(given.papersOf(ticket)).toEqual({ all: 1, reprints: 0 })
})
