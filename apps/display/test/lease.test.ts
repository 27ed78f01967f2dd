import { steppedTimers } from '@antre/testkit'
import { expect, it } from 'vitest'
import type { Soundness } from '../src/screen/sound/health.ts'
import { wakefulClock } from '../src/screen/voice/clock.ts'
import { type Asking, createLease, type Granted } from '../src/screen/voice/lease.ts'
import { keptName } from '../src/screen/voice/name.ts'

const READY: Soundness = { state: 'ready', hears: 'yes' }
const MUTED: Soundness = { state: 'muted', hears: 'no' }
const HIDDEN: Soundness = { state: 'ready', detail: 'page-hidden', hears: 'at-need' }
const grant = (speaks: boolean, others: number): Granted => ({ speaks, leaseMs: speaks ? 6_000 : 0, others })

/** Lets everything that is settled take its course. */
const calm = () => new Promise<void>((resolve) => setImmediate(resolve))

/** A lease before a master that answers as told; null: it is away. */
async function aLease(answer: (asking: Asking) => Granted | null, first: Soundness = READY) {
  const timers = steppedTimers()
  const asked: Asking[] = []
  const left: Asking[] = []
  let say = answer
  const lease = createLease(
    {
      ask: async (asking) => {
        asked.push(asking)
        return say(asking)
      },
      leave: (asking) => left.push(asking),
      now: timers.now,
      later: timers.after,
    },
    first,
  )
  await calm()
  return {
    lease,
    asked,
    left,
    standing: () => lease.standing.getState(),
    answers(next: (asking: Asking) => Granted | null) {
      say = next
    },
    async pass(ms: number) {
      for (let left = ms; left > 0; left -= 500) {
        timers.advance(Math.min(500, left))
        await calm()
      }
    },
  }
}

it('asks every two seconds, and holds the voice while it is answered', async () => {
  const { asked, standing, pass } = await aLease(() => grant(true, 1))
  expect(standing()).toBe('mine')
  await pass(10_000)
  expect(asked).toHaveLength(6)
  expect(asked.at(-1)).toEqual({ able: true, speaking: false, state: 'ready' })
})

it('without an answer it holds the voice no longer than it was given, counted from the question', async () => {
  const { standing, answers, pass } = await aLease(() => grant(true, 1))
  answers(() => null)
  await pass(4_000)
  expect(standing()).toBe('mine')
  await pass(2_000)
  expect(standing()).toBe('elsewhere')
})

it('a display that was alone goes on without an answer; one that was not does not begin', async () => {
  const alone = await aLease(() => grant(true, 0))
  alone.answers(() => null)
  await alone.pass(20_000)
  expect([alone.standing(), await alone.lease.begin()]).toEqual(['mine', true])
  const two = await aLease(() => grant(true, 1))
  two.answers(() => null)
  const begun = two.lease.begin()
  await two.pass(8_000)
  expect([two.standing(), await begun]).toEqual(['elsewhere', false])
})

it('asks before it begins, and says so: the master then keeps the voice for it', async () => {
  const { lease, asked } = await aLease(() => grant(true, 1))
  expect(await lease.begin()).toBe(true)
  expect(asked.at(-1)?.speaking).toBe(true)
  lease.ended()
  expect(await lease.begin()).toBe(true)
})

it('does not begin when the master has given the voice away meanwhile', async () => {
  const { lease, standing, answers } = await aLease(() => grant(true, 1))
  answers(() => grant(false, 1))
  expect(await lease.begin()).toBe(false)
  expect(standing()).toBe('elsewhere')
})

it('one lost answer does not make it fall silent', async () => {
  const answered: (Granted | null)[] = [null, grant(true, 1)]
  const { lease, answers, pass } = await aLease(() => grant(true, 1))
  answers(() => answered.shift() ?? grant(true, 1))
  const begun = lease.begin()
  await pass(2_000)
  expect(await begun).toBe(true)
})

it('tells at once when it cannot be heard any more, and when it can', async () => {
  const { lease, asked, standing, answers } = await aLease(() => grant(true, 1))
  answers(({ able }) => grant(able, 1))
  lease.report(MUTED)
  expect(standing()).toBe('elsewhere')
  await calm()
  expect(asked.at(-1)).toEqual({ able: false, speaking: false, state: 'muted' })
  lease.report(READY)
  await calm()
  expect([asked.at(-1)?.able, standing()]).toEqual([true, 'mine'])
})

it('knows when nobody in the zone can speak', async () => {
  const { standing } = await aLease(({ able }) => grant(able, 0), MUTED)
  expect(standing()).toBe('nobody')
})

it('one that may not be heard leaves the voice to others, and takes it when there are none', async () => {
  let others = 1
  const { standing, pass, asked } = await aLease(({ able }) => grant(able, others), HIDDEN)
  expect([standing(), asked.at(-1)?.able]).toEqual(['elsewhere', false])
  others = 0
  await pass(2_000)
  expect([standing(), asked.at(-1)?.able]).toEqual(['mine', true])
  others = 1
  await pass(2_000)
  expect([standing(), asked.at(-1)?.able]).toEqual(['elsewhere', false])
})

it('one that is hidden in the middle of a sentence says it to its end, then leaves the voice to others', async () => {
  const { lease, standing, asked } = await aLease(({ able }) => grant(able, 1))
  expect([await lease.begin(), await lease.begin()]).toEqual([true, true])
  lease.report(HIDDEN)
  await calm()
  expect([standing(), asked.at(-1)]).toEqual([
    'mine',
    { able: true, speaking: true, state: 'ready', detail: 'page-hidden' },
  ])
  lease.ended()
  await calm()
  expect(standing()).toBe('mine')
  lease.ended()
  expect(standing()).toBe('elsewhere')
  await calm()
  expect(asked.at(-1)).toMatchObject({ able: false, speaking: false })
})

it('one that cannot be heard any more does not say that it speaks', async () => {
  const { lease, asked, standing } = await aLease(({ able }) => grant(able, 1))
  await lease.begin()
  lease.report(MUTED)
  await calm()
  expect([standing(), asked.at(-1)]).toEqual(['elsewhere', { able: false, speaking: false, state: 'muted' }])
})

it('one that was refused keeps nobody waiting', async () => {
  const { lease, asked, answers } = await aLease(() => grant(true, 0), HIDDEN)
  answers(({ able }) => grant(able, 1))
  expect(await lease.begin()).toBe(false)
  await calm()
  expect(asked.at(-1)).toMatchObject({ able: false, speaking: false })
})

it('asks nothing before it knows its own sound, but not for ever', async () => {
  const { asked, standing, pass, lease } = await aLease(() => grant(true, 0), {
    state: 'starting',
    hears: 'no',
  })
  expect([asked, standing()]).toEqual([[], 'unknown'])
  lease.report(READY)
  await calm()
  expect(standing()).toBe('mine')
  const mute = await aLease(() => null, { state: 'starting', hears: 'no' })
  await mute.pass(6_000)
  expect(mute.standing()).toBe('nobody')
  expect(await pass(0)).toBeUndefined()
})

it('gives the voice back when the page goes, and is silent from then on', async () => {
  const { lease, left, asked, pass } = await aLease(() => grant(true, 1))
  lease.leave()
  expect(left).toEqual([{ able: false, speaking: false, state: 'ready' }])
  const before = asked.length
  await pass(10_000)
  expect(asked).toHaveLength(before)
})

it('after a sleep it begins anew', async () => {
  const { lease, standing, answers } = await aLease(() => grant(true, 1))
  answers(() => grant(false, 1))
  lease.startAgain()
  expect(standing()).toBe('unknown')
  await calm()
  expect(standing()).toBe('elsewhere')
})

it('its clock counts what the PC slept through, and never goes back', () => {
  let [steady, wall] = [1_000, 50_000]
  const now = wakefulClock(
    () => steady,
    () => wall,
  )
  steady += 500
  wall += 503
  expect(now()).toBe(1_500)
  wall += 60_000
  expect(now()).toBe(61_500)
  wall -= 3_600_000
  expect(now()).toBe(61_500)
})

it('a browser keeps its name over reloads, and does without a memory', () => {
  const memory = new Map<string, string>()
  const storage = {
    getItem: (key: string) => memory.get(key) ?? null,
    setItem: (key: string, value: string) => void memory.set(key, value),
  }
  const name = keptName(storage)
  expect(name).toMatch(/^tv-[0-9a-f]{4}$/)
  expect(keptName(storage)).toBe(name)
  expect(keptName(null)).toMatch(/^tv-/)
})
