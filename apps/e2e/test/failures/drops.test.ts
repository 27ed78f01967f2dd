import { expect, it } from 'vitest'
import { openPrintingHall } from '../../src/printing.ts'

it('a connection that drops in the middle of a ticket: failed, not half a ticket more, and a reprint that says so', async () => {
  await using given = await openPrintingHall()
  const { hall } = given
  hall.printer.setLever('drop-mid-job')
  const ticket = await given.take()
  await given.citizenSees('Foto layar ini')
  await given.printIs(ticket, 'failed')
  await given.staffSee(ticket.number)
  await given.leave()

  const next = await given.take()
  await given.printIs(next, 'printed')
  expect(given.papersOf(ticket)).toEqual({ all: 0, reprints: 0 })
  expect(given.papersOf(next)).toEqual({ all: 1, reprints: 0 })

  await given.reprint(ticket)
  await given.printIs(ticket, 'printed')
  expect(given.papersOf(ticket)).toEqual({ all: 1, reprints: 1 })
})
