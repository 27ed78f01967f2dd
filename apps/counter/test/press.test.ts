import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStation, type Station, silentLog } from '@antre/station'
import { type MasterDouble, type SteppedTimers, startMasterDouble, steppedTimers } from '@antre/testkit'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { pressHandler } from '../src/buttons/press.ts'

let folder: string
let master: MasterDouble
let clock: SteppedTimers
let station: Station
let press: ReturnType<typeof pressHandler>

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'antre-press-'))
  master = await startMasterDouble()
  clock = steppedTimers()
  const config = { kind: 'counter', stationId: 'counter-3', counterId: '3', token: 't', port: 0 } as const
  const opened = await openStation(
    { ...config, master: master.url, folder, resources: folder, screenFolder: folder },
    { clock, random: () => 0.5, log: silentLog },
  )
  if (!opened.ok) throw new Error(opened.detail)
  station = opened.station
  press = pressHandler(station.link, clock, '3')
})
afterEach(async () => {
  await station.stop()
  await master.close()
  rmSync(folder, { recursive: true, force: true })
})

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
      'call {"number":"A-012"}',
    ])
  })

  test('pressed again while its press is under way does nothing more; later, or another one, it does', async () => {
    await press({ kind: 'next' })
    expect(await press({ kind: 'next' })).toEqual({ ok: false, code: 'busy' })
    await press({ kind: 'start' })
    await press({ kind: 'next' })
    clock.advance(300)
    await press({ kind: 'next' })
    expect(commands().map((line) => line.split(' ')[0])).toEqual([
      'call-next',
      'start',
      'call-next',
      'call-next',
    ])
  })

  test('whose command is refused says why; an answer that is no view is no answer', async () => {
    master.answer = () => ({ status: 409, body: { code: 'counter-idle' } })
    expect(await press({ kind: 'recall' })).toEqual({ ok: false, code: 'counter-idle' })
    master.answer = () => ({ status: 200, body: { not: 'a view' } })
    expect(await press({ kind: 'start' })).toEqual({ ok: false, code: 'master-away' })
  })

  test('while the master is away is told so after a few seconds', async () => {
    await master.close()
    const answer = press({ kind: 'next' })
    const pauses = [75, 150, 300, 600, 750]
    let over = false
    void answer.then(() => {
      over = true
    })
    while (!over) {
      const ms = await Promise.race([answer, clock.timer((wait) => pauses.includes(wait))])
      if (typeof ms === 'number') clock.advance(ms)
    }
    expect(await answer).toEqual({ ok: false, code: 'master-away' })
  })
})
