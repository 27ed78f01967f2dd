import { expect, it } from 'vitest'
import { openPrintingHall } from '../../src/printing.ts'

it('a cover that is opened: told by its name, a number all the same, and paper once it is closed', async () => {
  await using given = await openPrintingHall()
  const { hall } = given
  hall.printer.setLever('cover-open')
  await given.citizenSees('Printer sedang tidak mencetak')
  await given.staffSeeFault('Penutup printer terbuka')

  const ticket = await given.take()
  await given.citizenSees('Foto layar ini')
  await given.printIs(ticket, 'failed', 'cover-open')
  await given.leave()

  hall.printer.setLever('ready')
  await given.citizenSeesNoMore('Printer sedang tidak mencetak')
  await given.reprint(ticket)
  await given.printIs(ticket, 'printed')
  expect(given.papersOf(ticket).all).toBe(1)
})
