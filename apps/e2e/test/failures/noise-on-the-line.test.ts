import { expect, it } from 'vitest'
import { openCallingHall } from '../../src/calling.ts'

/** Bytes of a wrong baud rate and a loose cable: every value, line ends among them; never a word. */
function noise(length: number): Uint8Array {
  let state = 7
  return Uint8Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return (state >> 16) & 0xff
  })
}

it('noise on the line: presses nothing, is told in plain words, and is over with the first good press', async () => {
  await using given = await openCallingHall()
  const number = await given.issue()
  // A spark is no news; noise that goes on is.
  const told = given.counter.getByText('Sinyal kotak tombol kacau')
  const isTold = () => {
    given.box.send(noise(40))
    return told.count()
  }
  await expect.poll(isTold).toBe(1)
  await given.staffSeeFault('Sinyal kotak tombol kacau')
  expect(await given.called()).toEqual([])

  given.box.send(Uint8Array.of(0x0a)) // The line is quiet again, and a new one begins.
  expect(await given.press('NEXT')).toMatch(/OK/)
  await given.officerSeesNoMore('Sinyal kotak tombol kacau')
  expect(await given.called()).toEqual([number])
})
