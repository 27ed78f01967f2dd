import { describe, expect, test } from 'vitest'
import type { Health } from '../../src/player/index.ts'
import type { Fault } from './fake-audio.ts'
import { call, hall, lengthMs, said } from './fake-hall.ts'

const MINUTE_MS = 60_000

/** A hall whose player is looked after, and everything it has told of its health. */
function watched(faults: (Fault | 'none')[] = [], outputs: number | null = null) {
  const given = hall(faults)
  given.world.outputCount = outputs
  const told: Health[] = []
  const stop = given.player.onHealth((health) => told.push(health))
  return { ...given, told, stop }
}

describe('between announcements', () => {
  test('a healthy sound path is left alone', async () => {
    const { world, player, told } = watched()
    await world.wait(10 * MINUTE_MS)
    expect(player.health()).toBe('ready')
    expect(told).toEqual([])
    expect(world.contexts).toHaveLength(1)
  })

  test('a clock that stands still is noticed and replaced before a call needs it', async () => {
    const { world, say, told } = watched([{ pace: 0 }])
    await world.wait(MINUTE_MS)
    expect(told).toEqual(['stuck', 'ready'])
    expect(world.contexts.map(({ closed }) => closed)).toEqual([true, false])
    expect(await say(call, lengthMs(call) + 1_000)).toMatchObject({ state: 'played' })
  })

  test('audio that never comes back: it stays stuck, and new contexts are tried ever more seldom', async () => {
    const { world, told } = watched(Array.from({ length: 1_000 }, () => ({ pace: 0 })))
    await world.wait(60 * MINUTE_MS)
    expect(told).toEqual(['stuck'])
    expect(world.contexts.length).toBeGreaterThan(20)
    expect(world.contexts.length).toBeLessThan(60)
    expect(world.contexts.filter(({ closed }) => !closed)).toHaveLength(1)
  })

  test('no audio system, then one', async () => {
    const { world, told, say } = watched(['none', 'none', 'none'])
    await world.wait(5 * MINUTE_MS)
    expect(told).toEqual(['no-output', 'ready'])
    expect(await say(call)).toMatchObject({ state: 'played' })
  })

  test('a context that the system interrupts is woken when it lets go', async () => {
    const { world, told } = watched()
    await world.wait(5_000)
    const context = world.contexts[0]
    if (context === undefined) throw new Error('no context')
    context.interrupt()
    await world.wait(10_000)
    expect(told).toEqual(['stuck'])
    context.letGo()
    await world.wait(MINUTE_MS)
    expect(told).toEqual(['stuck', 'ready'])
    expect(world.contexts).toHaveLength(1)
  })

  test('a stream that failed is begun anew', async () => {
    const { world, told } = watched()
    await world.wait(5_000)
    world.contexts[0]?.breakDown()
    await world.wait(MINUTE_MS)
    expect(told).toEqual(['stuck', 'ready'])
    expect(world.contexts).toHaveLength(2)
  })

  test('a browser that wants a touch', async () => {
    const { world, player, told } = watched([{ resume: 'refuses' }])
    await world.wait(MINUTE_MS)
    expect(told).toEqual(['blocked'])
    expect(world.contexts).toHaveLength(1)
    world.contexts[0]?.letGo()
    expect(await world.until(player.wake(), 1_000)).toBe(true)
    await world.wait(1)
    expect(told).toEqual(['blocked', 'ready'])
  })

  test('nothing is told after it was closed, or to who stopped listening', async () => {
    const one = watched([{ pace: 0 }])
    one.player.close()
    await one.world.wait(MINUTE_MS)
    const other = watched([{ pace: 0 }])
    other.stop()
    await other.world.wait(MINUTE_MS)
    expect([...one.told, ...other.told]).toEqual([])
    expect(one.world.contexts.every(({ closed }) => closed)).toBe(true)
  })
})

describe('while it speaks', () => {
  test('what hung is cut off before it is said again, once, from the start', async () => {
    const { world, say } = watched([{ pace: 0 }])
    expect(await say(call)).toMatchObject({ state: 'played' })
    const [hung, well] = world.contexts
    expect(hung?.played).toHaveLength(call.clips.length)
    expect(hung?.played.every(({ cutAt }) => cutAt !== undefined)).toBe(true)
    expect(hung?.closed).toBe(true)
    expect(well?.played).toHaveLength(call.clips.length)
    expect(well?.played.every(({ cutAt }) => cutAt === undefined)).toBe(true)
  })

  test('it goes silent in the middle: noticed within two seconds, said again whole', async () => {
    const { world, say } = watched([{ mute: 1 }])
    expect(await say(call)).toMatchObject({ state: 'played' })
    const [mute] = world.contexts
    expect(mute?.currentTime).toBeLessThan(3)
    expect(world.contexts[1]?.played).toHaveLength(call.clips.length)
  })

  test('the stream fails in the middle', async () => {
    const { world, player } = watched()
    const outcome = world.until(
      player.say('A', call, () => world.timers.after(1_000, () => world.contexts[0]?.breakDown())),
      MINUTE_MS,
    )
    expect(await outcome).toMatchObject({ state: 'played' })
    expect(world.contexts).toHaveLength(2)
    expect(world.contexts[0]?.played[0]?.cutAt).toBeLessThan(1_500)
  })

  test('two that hang: failed and stuck, until a context runs again', async () => {
    const { world, say, told } = watched([{ pace: 0 }, { pace: 0 }])
    expect(await say(call)).toMatchObject({ state: 'failed', reason: 'stalled' })
    await world.wait(1)
    expect(told).toEqual(['stuck'])
    await world.wait(MINUTE_MS)
    expect(told).toEqual(['stuck', 'ready'])
  })
})

describe('sound outputs', () => {
  test('none from the start is told; what is said goes into nothing, as in a demonstration', async () => {
    const { world, player, told, say } = watched([], 0)
    await world.wait(1_000)
    expect(told).toEqual(['no-output'])
    expect(await say(call)).toMatchObject({ state: 'played' })
    expect(player.health()).toBe('no-output')
  })

  test('lost in the middle of a call: cut off and failed, so that another may say it', async () => {
    const { world, player, told, say } = watched([], 1)
    const start = world.now
    const outcome = world.until(
      player.say('A', call, () => world.timers.after(1_000, () => world.plug(0))),
      MINUTE_MS,
    )
    expect(await outcome).toEqual({ state: 'failed', reason: 'no-output', missing: [] })
    expect(world.now - start).toBeLessThan(2_500)
    expect(world.played.every(({ cutAt }) => cutAt !== undefined)).toBe(true)
    expect(await say(said('B-007'), 1_000)).toMatchObject({ state: 'failed', reason: 'no-output' })
    expect(told).toEqual(['no-output'])
  })

  test('back again: a new context on it, at once', async () => {
    const { world, told, say } = watched([], 1)
    await say(call)
    world.plug(0)
    await world.wait(MINUTE_MS)
    world.plug(1)
    await world.wait(1)
    expect(told).toEqual(['no-output', 'ready'])
    const before = world.contexts.length
    expect(await say(call)).toMatchObject({ state: 'played' })
    expect(world.contexts.length).toBe(before + 1)
  })

  test('gone for a moment, as when a television wakes: nothing is cut off', async () => {
    const { world, player, told } = watched([], 1)
    const outcome = world.until(
      player.say('A', call, () => {
        world.timers.after(1_000, () => world.plug(0))
        world.timers.after(1_300, () => world.plug(1))
      }),
      MINUTE_MS,
    )
    expect(await outcome).toMatchObject({ state: 'played' })
    expect(told).toEqual([])
  })

  test('a browser that does not say: nothing is concluded', async () => {
    const { world, told, say } = watched([], null)
    expect(await say(call)).toMatchObject({ state: 'played' })
    await world.wait(MINUTE_MS)
    expect(told).toEqual([])
  })
})

describe('volume', () => {
  test('glides while it plays, and a new context begins with it', async () => {
    const { world, player } = watched([{ pace: 0 }])
    const outcome = world.until(
      player.say('A', call, () => player.volume(0.4)),
      MINUTE_MS,
    )
    expect(await outcome).toMatchObject({ state: 'played' })
    expect(world.contexts[0]?.volumes).toEqual([
      { to: 1, glides: false },
      { to: 0.4, glides: true },
    ])
    expect(world.contexts[1]?.volumes).toEqual([{ to: 0.4, glides: false }])
  })

  test('stays between nothing and all', async () => {
    const { world, player } = watched()
    await world.wait(1)
    for (const volume of [7, -1, Number.NaN]) player.volume(volume)
    expect(world.contexts[0]?.volumes.map(({ to }) => to)).toEqual([1, 1, 0])
  })
})
