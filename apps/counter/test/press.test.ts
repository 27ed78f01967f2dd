import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CounterView } from '@antre/contract'
import type { Answer } from '@antre/devices'
import { openStation, type Station, silentLog } from '@antre/station'
import { type MasterDouble, type SteppedTimers, startMasterDouble, steppedTimers } from '@antre/testkit'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BOUNCE_MS, pressHandler } from '../src/buttons/press.ts'
import { ago, counterView, inState, ticketOf } from './harness/views.ts'

const CALLED = { ticket: { number: 'A-012' } }
/** Pauses between two attempts of a command. */
const BACKOFFS_MS = [75, 150, 300, 600, 750]

let folder: string
let master: MasterDouble
let clock: SteppedTimers
let station: Station
let press: ReturnType<typeof pressHandler>

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'antre-press-'))
  master = await startMasterDouble(counterView({ ticket: null }))
  master.answer = ({ method }) => ({ status: 200, body: method === 'GET' ? counterView() : CALLED })
  clock = steppedTimers()
  const config = { kind: 'counter', stationId: 'counter-3', counterId: '3', token: 't', port: 0 } as const
  const opened = await openStation(
    { ...config, master: master.url, folder, resources: folder, screenFolder: folder },
    { clock, random: () => 0.5, log: silentLog },
  )
  if (!opened.ok) throw new Error(opened.detail)
  station = opened.station
  press = pressHandler(station.link, clock, '3')
  await shown(counterView({ ticket: null, now: ago(1) }))
})
afterEach(async () => {
  await station.stop()
  await master.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The counter looks like this from now on, and its station knows. */
async function shown(view: CounterView): Promise<void> {
  const json = JSON.stringify(view)
  const told = new Promise<void>((resolve) => {
    const look = (): void => {
      if (station.link.view()?.json !== json) return
      leave()
      resolve()
    }
    const leave = station.link.subscribe(look)
  })
  master.show(view)
  await told
}
const commands = () =>
  master.requests.filter(({ method }) => method === 'POST').map(({ url, body }) => `${url.slice(19)} ${body}`)

describe('a button', () => {
  test('is one command at its own counter', async () => {
    for (const kind of ['next', 'recall', 'start', 'finish', 'no-show', 'hold'] as const)
      await press({ kind })
    await press({ kind: 'call', number: 'A-012' })
    expect(commands()).toEqual([
      'call-next {}',
      'recall {}',
      'start {}',
      'finish {}',
      'no-show {}',
      'hold {}',
      'call {"number":"A-012","ownOnly":true}',
    ])
  })

  test('that was done bounces for 600 ms: the same answer again, and nobody else is called', async () => {
    const first = await press({ kind: 'next' })
    master.show(counterView({ ticket: null }))
    clock.advance(BOUNCE_MS - 1)
    expect(await press({ kind: 'next' })).toEqual(first)
    expect(commands()).toEqual(['call-next {}'])
    clock.advance(1)
    await press({ kind: 'next' })
    expect(commands()).toEqual(['call-next {}', 'call-next {}'])
  })

  test('that is held down is one press, though it repeats as a keyboard does: first after half a second', async () => {
    for (const kind of ['recall', 'next'] as const) {
      const first = await press({ kind })
      clock.advance(500)
      expect(await press({ kind })).toEqual(first)
    }
    expect(commands()).toEqual(['recall {}', 'call-next {}'])
  })

  test('of Next just after a number was called does not call the next one; after another button it was meant', async () => {
    const first = await press({ kind: 'call', number: 'A-012' })
    clock.advance(100)
    expect(await press({ kind: 'next' })).toEqual(first)
    await press({ kind: 'finish' })
    await press({ kind: 'next' })
    expect(commands()).toEqual(['call {"number":"A-012","ownOnly":true}', 'finish {}', 'call-next {}'])
  })

  test('that was refused may be pressed again at once', async () => {
    const well = master.answer
    master.answer = () => ({ status: 409, body: { code: 'counter-not-open' } })
    await press({ kind: 'next' })
    master.answer = well
    expect(await press({ kind: 'next' })).toMatchObject({ ok: true })
  })

  test('is busy while another press is under way, of the box or of a key', async () => {
    const first = press({ kind: 'next' })
    for (const kind of ['next', 'recall', 'no-show'] as const)
      expect(await press({ kind })).toEqual({ ok: false, code: 'busy' })
    expect(await first).toMatchObject({ ok: true })
    expect(commands()).toEqual(['call-next {}'])
  })

  test('Next resumes a counter that is paused, as on the screen, and does not call with the same press', async () => {
    await shown(inState('paused'))
    const resumed = await press({ kind: 'next' })
    await shown(counterView({ ticket: null }))
    clock.advance(500)
    expect(await press({ kind: 'next' })).toEqual(resumed)
    clock.advance(400)
    await press({ kind: 'next' })
    expect(commands()).toEqual(['open {}', 'call-next {}'])
  })

  test('whose command is refused says why; an answer that is no view is no answer', async () => {
    master.answer = () => ({ status: 409, body: { code: 'counter-idle' } })
    expect(await press({ kind: 'recall' })).toEqual({ ok: false, code: 'counter-idle' })
    master.answer = () => ({ status: 200, body: { not: 'a view' } })
    expect(await press({ kind: 'start' })).toEqual({ ok: false, code: 'master-away' })
  })
})

describe('a press that is not answered', () => {
  /** The answer, with as much time as it takes. */
  async function answerTo(kind: 'next' | 'recall'): Promise<Answer> {
    const answer = press({ kind })
    let isOver = false
    void answer.then(() => {
      isOver = true
    })
    while (!isOver) {
      const pause = await Promise.race([answer, clock.timer((ms) => BACKOFFS_MS.includes(ms))])
      if (typeof pause === 'number') clock.advance(pause)
    }
    return answer
  }

  /** Carried out, and the answer lost. */
  async function lost(kind: 'next' | 'recall' = 'next'): Promise<void> {
    master.mood = 'lost-answer'
    expect(await answerTo(kind)).toEqual({ ok: false, code: 'master-away' })
    master.mood = 'well'
  }

  const keys = (action: string): unknown[] => [
    ...new Set(
      master.requests.flatMap(({ url, headers }) =>
        url.endsWith(action) ? [headers['idempotency-key']] : [],
      ),
    ),
  ]

  test('is told so after a few seconds', async () => {
    await master.close()
    expect(await answerTo('next')).toEqual({ ok: false, code: 'master-away' })
  })

  test('asks under the same key when it is pressed again: the master says whom it called', async () => {
    await lost()
    await shown(counterView({ ticket: ticketOf('A-013', 'called') }))
    await lost('recall')
    await lost()
    clock.advance(60_000)
    expect(await press({ kind: 'next' })).toMatchObject({ ok: true })
    expect(keys('call-next')).toHaveLength(1)
    // Its outcome is known: another press is another one.
    clock.advance(BOUNCE_MS)
    await press({ kind: 'next' })
    expect(keys('call-next')).toHaveLength(2)
  })

  test('is another one once the officer has gone on', async () => {
    await lost()
    await shown(counterView({ ticket: ticketOf('A-013', 'called') }))
    await shown(counterView({ ticket: ticketOf('A-013', 'serving') }))
    await press({ kind: 'next' })
    expect(keys('call-next')).toHaveLength(2)
  })

  test('is another one after a while', async () => {
    await lost()
    clock.advance(90_000)
    await press({ kind: 'next' })
    expect(keys('call-next')).toHaveLength(2)
  })

  test.each([
    ['called nobody', { status: 200, body: { ticket: null } }],
    ['was refused', { status: 409, body: { code: 'counter-not-open' } }],
  ])('and %s is asked anew: since then somebody came', async (_why, first) => {
    await lost()
    const [key] = keys('call-next')
    const well = master.answer
    master.answer = (request) => (request.headers['idempotency-key'] === key ? first : well(request))
    expect(await press({ kind: 'next' })).toMatchObject({ ok: true })
    expect(keys('call-next')).toHaveLength(2)
  })
})
