import { expect, it } from 'vitest'
import { openHall } from '../../src/hall.ts'
import { announced, call, openDisplayPc, speaker } from '../../src/speaking.ts'

it('the display that speaks is killed in the middle of a call: the other takes over and says it whole, and no call twice', async () => {
  await using hall = await openHall({ counterId: '1', zoneId: 'A', stations: ['display'] })
  const second = await hall.add('display', ['--zone', 'A', '--station', 'display-A-2'])
  await using one = await openDisplayPc(hall.screens.display)
  await using two = await openDisplayPc(second.addresses.display as string)
  const [speaking, silent] = await speaker([one, two])
  if (!speaking || !silent) throw new Error('there are two')

  const first = await call(hall)
  await announced(hall, first)
  expect(await speaking.spoken()).toEqual([first])
  expect(await silent.spoken()).toEqual([])

  const next = await call(hall)
  await expect.poll(() => speaking.spoken()).toEqual([first, next])
  await speaking.kill()
  await announced(hall, next)
  expect(await silent.speaks()).toBe(true)
  expect(await silent.spoken()).toEqual([next])

  const last = await call(hall)
  await announced(hall, last)
  expect(await silent.spoken()).toEqual([next, last])
})
