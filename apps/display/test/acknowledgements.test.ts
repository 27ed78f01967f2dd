import { expect, it } from 'vitest'
import { createAcknowledgements } from '../src/screen/calls/acknowledgements.ts'

function stage() {
  const told: string[] = []
  let reachable = true
  const acknowledgements = createAcknowledgements<string>(async (id) => {
    if (!reachable) return 'away'
    told.push(id)
    return 'done'
  })
  return {
    told,
    acknowledgements,
    reach: (value: boolean) => {
      reachable = value
    },
  }
}

it('tells the master what was announced, in order and once', async () => {
  const { told, acknowledgements } = stage()
  for (const id of ['a', 'b', 'c']) acknowledgements.add(id)
  await expect.poll(() => told).toEqual(['a', 'b', 'c'])
  acknowledgements.retry()
  await Promise.resolve()
  expect(told).toEqual(['a', 'b', 'c'])
})

it('keeps what could not be told until the master is back', async () => {
  const { told, acknowledgements, reach } = stage()
  reach(false)
  acknowledgements.add('a')
  acknowledgements.add('b')
  await Promise.resolve()
  expect(told).toEqual([])
  reach(true)
  await expect
    .poll(() => {
      acknowledgements.retry()
      return told
    })
    .toEqual(['a', 'b'])
})
