import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { globalKeys } from '@antre/shell'
import { type Options, type StationConfig, silentLog } from '@antre/station'
import { type MasterDouble, startMasterDouble, steppedTimers } from '@antre/testkit'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { counterStart } from '../src/start.ts'

let folder: string
let master: MasterDouble

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'antre-start-'))
  master = await startMasterDouble()
})
afterEach(async () => {
  await master.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A counter in the packaged application, whose desktop keeps F10 for itself. */
function begin(given: Partial<Options<'counter'>>) {
  const handlers = new Map<string, () => void>()
  const refused: string[] = []
  const shortcuts = {
    register: (accelerator: string, callback: () => void) =>
      accelerator !== 'F10' && Boolean(handlers.set(accelerator, callback)),
    unregister: (accelerator: string) => void handlers.delete(accelerator),
  }
  const keys = globalKeys(shortcuts, { platform: 'win32', env: {} })
  const start = counterStart({ keys, refused: (each) => void refused.push(...each), beep: () => {} })
  const config: StationConfig = {
    ...{ kind: 'counter', stationId: 'counter-3', counterId: '3', token: 't', port: 0 },
    ...{ master: master.url, folder, resources: folder, screenFolder: folder },
  }
  const options: Options<'counter'> = {
    ...{ master: master.url, counter: '3', port: 0, show: 'none', 'log-level': 'silent' },
    ...given,
  }
  const starting = start(config, options, { clock: steppedTimers(), random: () => 0.5, log: silentLog })
  return {
    starting,
    refused,
    taken: () => [...handlers.keys()],
    press: (key: string) => handlers.get(key)?.(),
  }
}

describe('the packaged counter', () => {
  test('takes its keys, does what they say, tells which it did not get, and gives them back', async () => {
    const { starting, refused, taken, press } = begin({ shortcuts: 'next=num+,recall=F10' })
    const began = await starting
    if (!began.ok) throw new Error(began.detail)
    expect(taken()).toEqual(['numadd'])
    expect(refused).toEqual(['F10'])
    const called = master.next(({ url }) => url === '/api/v1/counters/3/call-next')
    press('numadd')
    expect((await called).method).toBe('POST')
    await began.started.stop()
    expect(taken()).toEqual([])
  })

  test('takes none unless told to', async () => {
    const { starting, taken } = begin({})
    const began = await starting
    if (!began.ok) throw new Error(began.detail)
    expect(taken()).toEqual([])
    await began.started.stop()
  })
})

test.each<[Partial<Options<'counter'>>, string, string]>([
  [{ buttons: '/dev/ttyUSB0?map=/nowhere.json' }, 'buttons-map-unreadable', '--buttons: /nowhere.json'],
  [{ buttons: 'COM3?speed=1' }, 'buttons-option-unknown', '--buttons: speed'],
  [{ board: 'COM4?frame=neon' }, 'board-option-invalid', '--board: frame=neon'],
  [{ shortcuts: 'next=Enter' }, 'shortcuts-key-typed', '--shortcuts: Enter'],
])('%j does not start', async (options, code, detail) => {
  const { starting, taken } = begin({ ...options })
  expect(await starting).toMatchObject({ ok: false, code, detail: expect.stringContaining(detail) })
  expect(taken()).toEqual([])
  expect(master.requests).toEqual([])
})
