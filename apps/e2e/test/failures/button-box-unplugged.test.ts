import { expect, it } from 'vitest'
import { openCallingHall } from '../../src/calling.ts'

it('a button box that is pulled off: the officer is told, the screen goes on, and back in it works without a restart', async () => {
  await using given = await openCallingHall()
  const numbers = [await given.issue(), await given.issue(), await given.issue()]
  expect(await given.press('NEXT')).toBe(`OK ${numbers[0]} 2`)

  await given.box.unplug()
  await given.officerSees('Kotak tombol tercabut')
  await given.staffSeeFault('Kotak tombol tercabut')
  await given.counter.getByRole('button', { name: /Berikutnya/ }).click()
  await given.counter.locator('.present-number', { hasText: numbers[1] as string }).waitFor()

  await given.box.plugIn()
  await given.officerSeesNoMore('Kotak tombol tercabut')
  await given.staffSeeNoFault()
  expect(await given.press(`CALL ${numbers[2]}`)).toBe(`OK ${numbers[2]} 0`)
  expect(await given.called()).toEqual(numbers)
})
