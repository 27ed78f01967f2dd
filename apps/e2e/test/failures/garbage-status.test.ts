import { expect, it } from 'vitest'
import { openPrintingHall } from '../../src/printing.ts'

it('a printer that answers nonsense: not trusted with a ticket, told in plain words, trusted again when it talks sense', async () => {
  await using given = await openPrintingHall()
  const { hall } = given
  hall.printer.setLever('garbage')
  await given.staffSeeFault('Printer menjawab tidak jelas')

  const ticket = await given.take()
  await given.citizenSees('Foto layar ini')
  await given.printIs(ticket, 'failed', 'garbled-status')
  await given.leave()

  hall.printer.setLever('ready')
  await given.staffSeeNoFault()
  expect(given.papersOf(ticket).all).toBe(0)
  await given.reprint(ticket)
  await given.printIs(ticket, 'printed')
  expect(given.papersOf(ticket)).toEqual({ all: 1, reprints: 0 })
})
