import type { DisplayCall } from '@antre/contract'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Item } from '../src/screen/calls/line.ts'
import { type Effect, EMPTY_QUEUE, type Input, STUCK_MS, shownCall, step } from '../src/screen/calls/queue.ts'
import { call, NOW } from './support/views.ts'

type Voice = 'spoken' | 'failed' | 'blocked' | 'never'

/** One thing a counter does, and what the loudspeaker will make of it. */
interface Happening {
  readonly person: number
  readonly pauseMs: number
  readonly voice: Voice
  /** When the first was cut off. */
  readonly anew: Voice
  readonly voiceMs: number
  /** The view that would bring it is overtaken by the next one. */
  readonly together: boolean
}

const voice = fc.constantFrom<Voice[]>('spoken', 'spoken', 'spoken', 'failed', 'blocked', 'never')
const happening: fc.Arbitrary<Happening> = fc.record({
  person: fc.nat(7),
  pauseMs: fc.integer({ min: 0, max: 20_000 }),
  voice,
  anew: voice,
  voiceMs: fc.integer({ min: 0, max: 15_000 }),
  together: fc.boolean(),
})

/** Persons 6 and 7 come for a discreet service. */
const isDiscreet = (person: number): boolean => person > 5

const number = (id: string): number => Number(id.slice(5))
const voiceOf = (happenings: readonly Happening[], { id, anew }: Item): Voice => {
  const { voice, anew: second } = happenings[number(id)] as Happening
  return anew ? second : voice
}

/** A hall with its own clock: inputs stand in a line by the time they fall due. */
function play(happenings: readonly Happening[]) {
  const due: { at: number; feed: () => Input }[] = []
  const log: { at: number; effect: Effect; shown: string | undefined }[] = []
  const turns: { readonly id: string; readonly voice: Voice }[] = []
  const settled = new Set<string>()
  let { queue } = step(EMPTY_QUEUE, { type: 'standing', standing: 'mine', now: NOW })
  let now = NOW
  const enqueue = (at: number, feed: () => Input): void => {
    const after = due.findIndex((entry) => entry.at > at)
    due.splice(after < 0 ? due.length : after, 0, { at, feed })
  }

  let calls: readonly DisplayCall[] = []
  let at = NOW
  happenings.forEach(({ person, pauseMs, together }, index) => {
    at += pauseMs
    const change = { number: `A-00${person}`, discreet: isDiscreet(person), at: new Date(at).toISOString() }
    const made = call(`call-${index}`, change)
    const shown = [made, ...calls.filter((other) => other.number !== made.number)].slice(0, 12)
    calls = shown
    if (!together || index === happenings.length - 1) {
      const toSpeak = shown.filter(({ id }) => !settled.has(id)).toReversed()
      enqueue(at, () => ({ type: 'viewed', calls: shown, toSpeak, notices: [], quiet: false, now }))
    }
  })

  const react = (effect: Effect): void => {
    log.push({ at: now, effect, shown: shownCall(queue)?.id })
    if (effect.type === 'acknowledge') for (const { id } of effect.told) settled.add(id)
    if (effect.type === 'later') enqueue(now + effect.ms, () => effect.input)
    if (effect.type !== 'speak') return
    const { item, turn } = effect
    const { voiceMs } = happenings[number(item.id)] as Happening
    const voice = voiceOf(happenings, item)
    if (voice !== 'never') enqueue(now + voiceMs, () => ({ type: 'voice-ended', turn, outcome: voice }))
  }

  for (let entry = due.shift(); entry; entry = due.shift()) {
    now = entry.at
    const before = queue.turn?.nth
    const result = step(queue, entry.feed())
    queue = result.queue
    if (queue.turn && queue.turn.nth !== before) {
      const { item, nth } = queue.turn
      turns.push({ id: item.id, voice: voiceOf(happenings, item) })
      enqueue(now + 16, () => ({ type: 'painted', turn: nth }))
    }
    result.effects.forEach(react)
  }
  return { queue, log, turns, ended: now, lastCalledAt: at }
}

const isRecall = (happenings: readonly Happening[], at: number): boolean =>
  happenings.slice(0, at).some(({ person }) => person === happenings[at]?.person)
const property = (check: (happenings: readonly Happening[]) => void): void =>
  fc.assert(fc.property(fc.array(happening, { minLength: 1, maxLength: 25 }), check), { numRuns: 400 })

it('nothing is begun twice but what was cut off, and then once more; every voice speaks for the call that is shown', () => {
  property((happenings) => {
    const spoken = play(happenings).log.filter(({ effect }) => effect.type === 'speak')
    const ids = spoken.map(({ effect }) => (effect.type === 'speak' ? effect.item.id : ''))
    for (const [id, times] of Map.groupBy(ids, (each) => each)) {
      const { voice } = happenings[number(id)] as Happening
      expect(times.length).toBeLessThanOrEqual(voice === 'failed' || voice === 'never' ? 2 : 1)
    }
    expect(spoken.map(({ shown }) => shown)).toEqual(ids)
  })
})

it('calls have their turns in the order they were made; a recall that overtakes its call takes its place', () => {
  property((happenings) => {
    const { turns } = play(happenings)
    for (const [at, { id }] of turns.entries()) {
      const before = turns.slice(0, at).findLast((turn) => number(turn.id) > number(id))
      // Only a recall is called before its time: in the place of the call it overtook.
      if (before) expect(isRecall(happenings, number(before.id)), `${before.id}, ${id}`).toBe(true)
    }
  })
})

it('no voice, failing or hanging, keeps the next call from its turn', () => {
  property((happenings) => {
    const { queue, turns, ended, lastCalledAt } = play(happenings)
    expect(queue.waiting).toEqual([])
    expect(queue.turn).toBeNull()
    expect(turns.map(({ id }) => id)).toContain(`call-${happenings.length - 1}`)
    expect(ended - lastCalledAt).toBeLessThanOrEqual((turns.length + 1) * STUCK_MS)
  })
})

it('exactly what was heard to its end, or discreetly shown, is acknowledged', () => {
  property((happenings) => {
    const { log, turns } = play(happenings)
    const acknowledged = log.flatMap(({ effect }) =>
      effect.type === 'acknowledge' ? effect.told.map(({ id }) => id) : [],
    )
    const owed = turns.filter(({ id, voice }) => {
      const { person } = happenings[number(id)] as Happening
      return isDiscreet(person) || voice === 'spoken'
    })
    expect(acknowledged).toEqual(owed.map(({ id }) => id))
  })
})

it('never two voices at once', () => {
  property((happenings) => {
    let speaking: { id: string; until: number } | undefined
    for (const { at, effect } of play(happenings).log) {
      if (effect.type === 'hush') speaking = undefined
      if (effect.type !== 'speak') continue
      expect(at).toBeGreaterThanOrEqual(speaking?.until ?? 0)
      const { voiceMs } = happenings[number(effect.item.id)] as Happening
      const voice = voiceOf(happenings, effect.item)
      speaking = { id: effect.item.id, until: voice === 'never' ? Number.POSITIVE_INFINITY : at + voiceMs }
    }
  })
})
