import { type NetworkCable, networkCable } from '@antre/dock'
import { expect, it } from 'vitest'
import { openPrintingHall } from '../../src/printing.ts'

it('a printer whose cable is pulled: told before anybody taps, found again by itself, nothing printed late', async () => {
  let cable: NetworkCable | undefined
  await using given = await openPrintingHall({
    printerAt: async (url) => {
      cable = await networkCable(url)
      return cable.url
    },
  })
  cable?.cut('silence')
  await given.citizenSees('Printer sedang tidak mencetak')
  await given.staffSeeFault('Printer tidak menjawab')

  const ticket = await given.take()
  await given.citizenSees('Foto layar ini')
  await given.printIs(ticket, 'failed')
  await given.leave()

  cable?.mend()
  await given.citizenSeesNoMore('Printer sedang tidak mencetak')
  await given.staffSeeNoFault()
  const next = await given.take()
  await given.printIs(next, 'printed')
  expect(given.papersOf(ticket).all).toBe(0)
  expect(given.papersOf(next)).toEqual({ all: 1, reprints: 0 })
  await cable?.close()
})
