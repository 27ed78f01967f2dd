import { describe, expect, it } from 'vitest'
import { type Place, SimulatedPage, type Speech, simulatedMaster, virtualTime } from './support/zone.ts'

const WELL: Place = { muted: false, cut: false, hidden: false }
const HIDDEN: Place = { ...WELL, hidden: true }
const NEVER_MS = 1e9

/** A hall in which every call takes seven seconds and none is repeated. */
function aHall() {
  const time = virtualTime()
  const master = simulatedMaster(time, NEVER_MS)
  const heard: Speech[] = []
  const open = (instance: string, place = WELL): SimulatedPage =>
    new SimulatedPage(time, master, heard, { ...place, instance, lengthMs: () => 7_000 })
  /** Who said what, and whether to its end. */
  const said = () => heard.map(({ by, item, whole }) => `${by} ${item}${whole ? '' : ' cut off'}`)
  return { time, master, heard, open, said }
}

describe('a display that is woken in the middle of a call', () => {
  it.each([10, 100, 240])('says it again, when its player notices after %i ms', async (lagMs) => {
    for (const others of [0, 1]) {
      const { time, master, open, said } = aHall()
      const speaker = open('a')
      await time.pass(900)
      for (let left = others; left > 0; left--) open('b')
      await time.pass(5_000)
      master.call('c1', 'A-001', false)
      await time.pass(2_000)
      speaker.wake(lagMs)
      await time.pass(30_000)
      expect(said()).toEqual(['a c1 cut off', 'a c1'])
      expect(master.toSpeak()).toEqual([])
    }
  })
})

describe('a page that is hidden', () => {
  it('in the middle of a call says it to its end, and the next is the other display’s', async () => {
    const { time, master, open, said } = aHall()
    const speaker = open('a')
    await time.pass(900)
    open('b')
    await time.pass(5_000)
    master.call('c1', 'A-001', false)
    await time.pass(2_000)
    speaker.find(HIDDEN)
    master.call('c2', 'A-002', false)
    await time.pass(40_000)
    expect(said()).toEqual(['a c1', 'b c2'])
  })

  it('and alone says its call to its end when a better display joins, and has acknowledged all', async () => {
    const { time, master, open, said } = aHall()
    open('a', HIDDEN)
    await time.pass(5_000)
    for (const id of ['c1', 'c2']) {
      master.call(id, id, false)
      await time.pass(9_000)
    }
    master.call('c3', 'c3', false)
    await time.pass(800)
    open('b')
    await time.pass(40_000)
    expect(said()).toEqual(['a c1', 'a c2', 'a c3'])
    expect(master.toSpeak()).toEqual([])
  })
})

it('a master that restarts at any moment of a call, for however long, hears it said once', async () => {
  for (const between of [500, 1_300, 2_100, 2_900]) {
    for (const downMs of [50, 1_000, 5_000]) {
      for (const at of [300, 3_000, 6_900]) {
        const { time, master, open, said } = aHall()
        open('a')
        await time.pass(between)
        open('b')
        await time.pass(5_000)
        master.call('c1', 'A-001', false)
        await time.pass(at)
        master.restart(downMs)
        await time.pass(30_000)
        expect(said(), `${between} ${downMs} ${at}`).toEqual(['a c1'])
        expect(master.toSpeak()).toEqual([])
      }
    }
  }
})
