import type { DisplayCall } from '@antre/contract'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Effect, EMPTY_QUEUE, type Input, STUCK_MS, shownCall, step } from '../src/screen/calls/queue.ts'
import { call, NOW } from './support/views.ts'

/** One thing a counter does, and what the loudspeaker will make of it. */
interface Happening {
  readonly person: number
  readonly pauseMs: number
  readonly voice: 'spoken' | 'failed' | 'blocked' | 'never'
  readonly voiceMs: number
  /** The view that would bring it is overtaken by the next one. */
  readonly together: boolean
}

const happening: fc.Arbitrary<Happening> = fc.record({
  person: fc.nat(7),
  pauseMs: fc.integer({ min: 0, max: 20_000 }),
  voice: fc.constantFrom('spoken', 'spoken', 'spoken', 'failed', 'blocked', 'never'),
  voiceMs: fc.integer({ min: 0, max: 15_000 }),
  together: fc.boolean(),
})

/** Persons 6 and 7 come for a discreet service. */
const isDiscreet = (person: number): boolean => person > 5

/** A hall with its own clock: inputs stand in a line by the time they fall due. */
function play(happenings: readonly Happening[]) {
  const due: { at: number; feed: () => Input }[] = []
  const log: { at: number; effect: Effect; shown: string | undefined }[] = []
  const turns: (readonly string[])[] = []
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
      enqueue(at, () => ({ type: 'viewed', calls: shown, notices: [], quiet: false, now }))
    }
  })

  const react = (effect: Effect): void => {
    log.push({ at: now, effect, shown: shownCall(queue)?.id })
    if (effect.type === 'later') enqueue(now + effect.ms, () => effect.input)
    if (effect.type !== 'speak') return
    const { item, turn } = effect
    const { voice, voiceMs } = happenings[Number(item.id.slice(5))] as Happening
    if (voice !== 'never') enqueue(now + voiceMs, () => ({ type: 'voice-ended', turn, outcome: voice }))
  }

  for (let entry = due.shift(); entry; entry = due.shift()) {
    now = entry.at
    const before = queue.turn?.nth
    const result = step(queue, entry.feed())
    queue = result.queue
    if (queue.turn && queue.turn.nth !== before) {
      const { item, nth } = queue.turn
      turns.push(item.kind === 'call' ? item.ids : [])
      enqueue(now + 16, () => ({ type: 'painted', turn: nth }))
    }
    result.effects.forEach(react)
  }
  return { queue, log, turns, ended: now, lastCalledAt: at }
}

const number = (id: string): number => Number(id.slice(5))
const property = (check: (happenings: readonly Happening[]) => void): void =>
  fc.assert(fc.property(fc.array(happening, { minLength: 1, maxLength: 25 }), check), { numRuns: 400 })

it('nothing is spoken twice, and every voice speaks for the call that is shown', () => {
  property((happenings) => {
    const spoken = play(happenings).log.filter(({ effect }) => effect.type === 'speak')
    const ids = spoken.map(({ effect }) => (effect.type === 'speak' ? effect.item.id : ''))
    expect(new Set(ids).size).toBe(ids.length)
    expect(spoken.map(({ shown }) => shown)).toEqual(ids)
  })
})

it('calls have their turns in the order they were made; a recall that overtakes its call takes its place', () => {
  property((happenings) => {
    const places = play(happenings).turns.map((ids) => Math.min(...ids.map(number)))
    expect(places).toEqual(places.toSorted((x, y) => x - y))
  })
})

it('no voice, failing or hanging, keeps the next call from its turn', () => {
  property((happenings) => {
    const { queue, turns, ended, lastCalledAt } = play(happenings)
    expect(queue.waiting).toEqual([])
    expect(queue.turn).toBeNull()
    expect(turns.flat()).toContain(`call-${happenings.length - 1}`)
    expect(ended - lastCalledAt).toBeLessThanOrEqual((turns.length + 1) * STUCK_MS)
  })
})

it('exactly what was heard to its end, or discreetly shown, is acknowledged', () => {
  property((happenings) => {
    const { log, turns } = play(happenings)
    const acknowledged = log.flatMap(({ effect }) =>
      effect.type === 'acknowledge' ? effect.told.map(({ id }) => id) : [],
    )
    const owed = turns.filter((ids) => {
      const { person, voice } = happenings[number(ids.at(-1) as string)] as Happening
      return isDiscreet(person) || voice === 'spoken'
    })
    expect(acknowledged).toEqual(owed.flat())
  })
})

it('never two voices at once', () => {
  property((happenings) => {
    let speaking: { id: string; until: number } | undefined
    for (const { at, effect } of play(happenings).log) {
      if (effect.type === 'hush') speaking = undefined
      if (effect.type !== 'speak') continue
      expect(at).toBeGreaterThanOrEqual(speaking?.until ?? 0)
      const { voice, voiceMs } = happenings[number(effect.item.id)] as Happening
      speaking = { id: effect.item.id, until: voice === 'never' ? Number.POSITIVE_INFINITY : at + voiceMs }
    }
  })
})
