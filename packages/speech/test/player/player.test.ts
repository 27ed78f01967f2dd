import { describe, expect, test } from 'vitest'
import type { Fault, Played } from './fake-audio.ts'
import { call, hall, lengthMs, RATE, said, server } from './fake-hall.ts'

const played = { state: 'played', seconds: expect.closeTo(lengthMs(call) / 1000, 3) }
const failed = (reason: string) => ({ state: 'failed', reason, missing: [] })

function gapsMs(parts: readonly Played[]): readonly number[] {
  return parts.slice(1).map((part, at) => Math.round((part.at - (parts[at]?.until ?? 0)) * 1000))
}

describe('a healthy loudspeaker', () => {
  test('plays clip after clip without a gap but the pauses', async () => {
    const { world, say } = hall()
    expect(await say(call)).toEqual(played)
    expect(world.played).toHaveLength(call.clips.length)
    expect(gapsMs(world.played)).toEqual(call.sequence.slice(0, -1).map((part) => part.pauseMs))
    for (const part of world.played) expect(part.at * RATE).toBeCloseTo(Math.round(part.at * RATE), 6)
  })

  test('says played only after the last sample', async () => {
    const { world, say } = hall()
    await say(call)
    expect(world.contexts[0]?.currentTime).toBeGreaterThan(
      world.played.at(-1)?.until ?? Number.POSITIVE_INFINITY,
    )
  })

  test('several calls queue in order and none is cut off', async () => {
    const { world, player } = hall()
    const order: string[] = []
    const calls = [call, said('B-007'), said('C-100')].map((spoken, nth) =>
      player
        .say('A', spoken, () => order.push(`start ${nth}`))
        .then((outcome) => order.push(`${outcome.state} ${nth}`)),
    )
    await world.until(Promise.all(calls), 60_000)
    expect(order).toEqual(['start 0', 'played 0', 'start 1', 'played 1', 'start 2', 'played 2'])
    expect(gapsMs(world.played).every((gap) => gap >= 0)).toBe(true)
  })

  test('zones do not wait for each other', async () => {
    const { world, player } = hall()
    const both = Promise.all([player.say('A', call), player.say('B', said('B-007'))])
    const outcomes = await world.until(both, lengthMs(call) + 2_000)
    expect(outcomes.map(({ state }) => state)).toEqual(['played', 'played'])
  })

  test('a clip is fetched once, and ahead of time when asked', async () => {
    const { world, player, files, say } = hall()
    await world.until(player.preload(['id']), 1_000)
    const before = files.asked.length
    await say(call)
    await say(call)
    expect(files.asked.length).toBe(before)
  })

  test('tells how much of the voices there is, and asks again only for what was missing', async () => {
    const files = server({ 'letter-a-comma.wav': 'gone', 'n-12.wav': 'broken' })
    const { world, player } = hall([], files)
    expect(await world.until(player.preload(['id']), 1_000)).toBe('some')
    expect(await world.until(player.preload(['id', 'en']), 1_000)).toBe('some')
    for (const name of Object.keys(files.bad)) delete files.bad[name]
    const before = files.asked.length
    expect(await world.until(player.preload(['id']), 1_000)).toBe('all')
    expect(files.asked.length).toBeLessThanOrEqual(before + 2)
    expect(await world.until(hall([], server({ 'voice.json': 'gone' })).player.preload(['id']), 1_000)).toBe(
      'none',
    )
  })

  test('the meter shows what goes out', async () => {
    const { player, say } = hall()
    expect(player.level()).toBe(0)
    await say(call)
    expect(player.analyser()).not.toBeNull()
  })
})

describe('sound that is kept off', () => {
  test('a sleeping context is woken', async () => {
    const { say } = hall([{ resume: 'wakes' }])
    expect(await say(call)).toEqual(played)
  })

  test.each(['refuses', 'hangs'] as const)(
    'a context whose waking %s fails the call soon, and not the next',
    async (resume) => {
      const { say, world } = hall([{ resume }, { resume }])
      expect(await say(call, 6_000)).toEqual(failed('suspended'))
      expect(world.contexts.every((context) => context.closed)).toBe(true)
      expect(await say(said('B-007'))).toMatchObject({ state: 'played' })
    },
  )

  test('a touch wakes it', async () => {
    const { world, player, say } = hall([{ resume: 'refuses' }, { resume: 'refuses' }])
    await say(call)
    expect(await world.until(player.wake(), 3_000)).toBe(true)
  })

  test('no audio system at all', async () => {
    const { say } = hall(['none', 'none'])
    expect(await say(call, 1_000)).toEqual(failed('no-audio'))
    expect(await say(call, 1_000)).toEqual(failed('no-audio'))
    expect(await say(call)).toEqual(played)
  })
})

describe('sound that hangs', () => {
  test('a clock that stands still: a new context, the whole call again', async () => {
    const { world, say } = hall([{ pace: 0 }])
    expect(await say(call)).toEqual(played)
    expect(world.contexts.map((context) => context.closed)).toEqual([true, false])
    expect(world.contexts[1]?.played).toHaveLength(call.clips.length)
  })

  test('the start is told once, also when it has to begin again', async () => {
    const { world, player } = hall([{ pace: 0 }])
    let starts = 0
    await world.until(
      player.say('A', call, () => starts++),
      60_000,
    )
    expect(starts).toBe(1)
  })

  test('two hung contexts fail the call, and the next is heard', async () => {
    const { say } = hall([{ pace: 0 }, { pace: 0 }])
    expect(await say(call, 10_000)).toEqual(failed('stalled'))
    expect(await say(said('B-007'))).toMatchObject({ state: 'played' })
  })

  test('a clock that creeps is given a time that grows with the call', async () => {
    const creeping: Fault = { pace: 0.1 }
    const { say } = hall([creeping, creeping])
    expect(await say(call, 2 * (2 * lengthMs(call) + 6_000))).toEqual(failed('stalled'))
    expect(await say(call)).toEqual(played)
  })

  test('a clock a little slow is no failure', async () => {
    const { say, world } = hall([{ pace: 0.6 }])
    expect(await say(call)).toEqual(played)
    expect(world.contexts).toHaveLength(1)
  })

  test('a context that was taken away', async () => {
    const { say } = hall([{ taken: true }])
    expect(await say(call)).toEqual(played)
  })

  test('a context that runs without a sound is replaced; two are a failure', async () => {
    expect(await hall([{ mute: true }]).say(call)).toEqual(played)
    const { say } = hall([{ mute: true }, { mute: true }])
    expect(await say(call)).toEqual(failed('silent'))
    expect(await say(call)).toEqual(played)
  })

  test('silence at volume zero is what was asked for', async () => {
    const { player, say } = hall([{ mute: true }])
    player.volume(0)
    expect(await say(call)).toEqual(played)
  })

  test('a PC that slept in the middle has not stalled', async () => {
    const { world, say } = hall()
    const hour = 3_600_000
    world.timers.after(2_000, () => world.sleep(hour))
    expect(await say(call, 2 * hour)).toEqual(played)
    expect(world.contexts).toHaveLength(1)
  })

  test('one zone that replaces the context does not lose the call of another', async () => {
    const { world, player } = hall([{ pace: 0 }])
    const both = Promise.all([player.say('A', call), player.say('B', said('B-007'))])
    const outcomes = await world.until(both, 60_000)
    expect(outcomes.map(({ state }) => state)).toEqual(['played', 'played'])
  })
})

describe('files', () => {
  test.each(['gone', 'broken', 'hangs'] as const)(
    'a clip that is %s: no half number, the next call is heard',
    async (fault) => {
      const { say, world, files } = hall([], server({ 'n-12.wav': fault }))
      expect(await say(call, 6_000)).toEqual({ state: 'failed', reason: 'missing-clips', missing: ['n-12'] })
      expect(world.played).toEqual([])
      expect(await say(said('B-007'))).toMatchObject({ state: 'played' })
      files.bad['n-12.wav'] = 'here again'
      expect(await say(call)).toEqual(played)
    },
  )

  test('the bell still rings for a call that cannot be spoken', async () => {
    const { say, world } = hall([], server({ 'n-12.wav': 'gone' }))
    expect(await say(said('A-012', true))).toMatchObject({ state: 'failed', reason: 'missing-clips' })
    expect(world.played).toHaveLength(1)
  })

  test.each(['gone', 'broken', 'hangs'] as const)('a voice that is %s', async (fault) => {
    const { say, files } = hall([], server({ 'voice.json': fault }))
    expect(await say(call, 6_000)).toEqual(failed('no-voice'))
    files.bad['voice.json'] = 'here again'
    expect(await say(call)).toEqual(played)
  })
})

test('closing ends what plays and what waits', async () => {
  const { world, player } = hall()
  const waiting = [player.say('A', call, () => player.close()), player.say('A', call)]
  expect(await world.until(Promise.all(waiting), 5_000)).toEqual([failed('closed'), failed('closed')])
  expect(await world.until(player.wake(), 1_000)).toBe(false)
})

test('a bug in the caller’s own code does not silence the next call', async () => {
  const { world, player } = hall()
  const broken = player.say('A', call, () => {
    throw new Error('bug')
  })
  const next = player.say('A', call)
  await expect(broken).rejects.toThrow('bug')
  expect(await world.until(next, 20_000)).toEqual(played)
})
