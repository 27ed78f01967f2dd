import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type ApiClient,
  aMall,
  antre,
  apiClient,
  builtScreen,
  CLI,
  type Running,
  startProgram,
  temporaryFolder,
} from '@antre/testkit'
import { launchChromium } from '@antre/testkit/chromium'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { giveOutputs, takeOutputs } from './support/outputs.ts'
import { recordScreen } from './support/screen.ts'

const MAIN = join(import.meta.dirname, '../src/main.ts')
const PATIENCE_MS = 120_000
const AUDIBLE = 0.01

interface Display {
  readonly name: string
  readonly station: Running
  page: Page
}

const folder = temporaryFolder()
const tools = join(folder.path, 'tools')
let browser: Browser
let master: Running
let admin: ApiClient
let displays: readonly [Display, Display]

beforeAll(async () => {
  browser = await launchChromium()
  const file = join(folder.path, 'mall.json')
  const announcements = {
    languages: 'ticket' as const,
    numbers: 'number' as const,
    chime: false,
    repeatAfterSeconds: 10,
  }
  writeFileSync(file, JSON.stringify(aMall({ announcements })))
  const data = join(folder.path, 'data')
  await antre('mall', 'import', file, '--data', data)
  master = await startProgram(CLI, ['master', '--data', data, '--port', '0', '--time', '2026-11-23T09:00'])
  const base = new URL(master.addresses.master ?? '').origin
  admin = apiClient(base, (await antre('token', '--data', data, '--role', 'admin')).stdout)
  setVolume('0.80')
  const open = async (name: string): Promise<Display> => {
    const args = [
      '--master',
      base,
      '--data',
      data,
      '--zone',
      'A',
      '--station',
      name,
      '--screen',
      builtScreen('display'),
    ]
    const station = await startProgram(MAIN, args, { PATH: `${tools}:${process.env.PATH}` })
    return { name, station, page: await openPage(station) }
  }
  displays = [await open('display-left'), await open('display-right')]
  await admin.post('/counters/1/open')
})

afterAll(async () => {
  await browser.close()
  await Promise.all(displays.map(({ station }) => station.stop()))
  await master.kill()
  folder[Symbol.dispose]()
})

/** What `wpctl` answers on this machine from now on, in its own words. */
function setVolume(volume: string): void {
  mkdirSync(tools, { recursive: true })
  const program = join(tools, 'wpctl')
  writeFileSync(program, `#!/bin/sh\n[ "$1" = get-volume ] && echo 'Volume: ${volume}'\n`)
  chmodSync(program, 0o755)
}

async function openPage(station: Running): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  await page.addInitScript(giveOutputs)
  await page.addInitScript(recordScreen)
  await page.goto(station.addresses.display ?? '')
  await page.waitForSelector('.screen')
  return page
}

const until = (check: () => Promise<void>) => vi.waitFor(check, { timeout: PATIENCE_MS, interval: 200 })
const voiceOf = ({ page }: Display) => page.getAttribute('html', 'data-voice')
const recordOf = ({ page }: Display) => page.evaluate(() => window.record)
const zone = async () => (await admin.get('/views/displays/A')).body
const hall = async () => (await admin.get('/views/hall')).body

/** The one that speaks now, and the other; waits until exactly one does. */
async function roles(): Promise<{ speaker: Display; other: Display }> {
  const [left, right] = displays
  await until(async () =>
    expect([await voiceOf(left), await voiceOf(right)].sort()).toEqual(['silent', 'speaks']),
  )
  return (await voiceOf(left)) === 'speaks'
    ? { speaker: left, other: right }
    : { speaker: right, other: left }
}

/** A person takes a number and is called; the id of the call. */
async function callNext(): Promise<string> {
  await admin.post('/tickets', { serviceId: 'ktp' })
  await admin.post('/counters/1/call-next')
  return (await zone()).calls[0].id
}

const announced = (id: string) =>
  until(async () => {
    const call = (await zone()).calls.find((one: { id: string }) => one.id === id)
    expect(call?.announced).toBe(true)
  })

describe('two displays of one zone', { timeout: 3 * PATIENCE_MS }, () => {
  it('both show a call, one says it', async () => {
    const { speaker, other } = await roles()
    const id = await callNext()
    await announced(id)
    const [said, shown] = await Promise.all([recordOf(speaker), recordOf(other)])
    expect(said.heard.map(({ call }) => call)).toEqual([id])
    expect(said.heard[0]?.peak).toBeGreaterThan(AUDIBLE)
    expect(shown.heard).toEqual([])
    expect([said, shown].map(({ turns }) => turns.map(({ call }) => call))).toEqual([[id], [id]])
  })

  it('a call to which nobody came is shown large and said once more, by one', async () => {
    const { speaker, other } = await roles()
    const [{ id }] = (await zone()).calls
    await until(async () =>
      expect((await recordOf(speaker)).heard.map(({ call }) => call)).toContain(`${id}:again`),
    )
    await until(async () => expect((await zone()).calls[0]).toMatchObject({ id, repeat: false }))
    for (const { page } of displays) {
      await page.waitForSelector('[data-announcing="false"]')
      expect(await page.locator('.call-label').textContent()).toBe('Nomor antrean')
    }
    expect((await recordOf(other)).heard).toEqual([])
    await admin.post('/counters/1/no-show')
  })

  it('an evacuation stands alone on both, is said by one, once, and can be ended', async () => {
    const { speaker, other } = await roles()
    const { id } = (await admin.post('/notices', { template: 'evacuate' })).body.notice
    for (const { page } of displays) await page.waitForSelector('.evacuation')
    await until(async () => {
      const [notice] = (await hall()).notices
      expect(notice.zones.find(({ id: zoneId }: { id: string }) => zoneId === 'A').heardAt).not.toBeNull()
    })
    const [said, shown] = await Promise.all([recordOf(speaker), recordOf(other)])
    expect(said.heard.filter(({ call }) => call.startsWith('notice:')).map(({ call }) => call)).toEqual([
      `notice:${id}`,
    ])
    expect(shown.heard).toEqual([])
    const words = await other.page.locator('.evacuation').textContent()
    expect(words).toContain('tinggalkan gedung dengan tenang')
    expect(words).toContain('Leave the building calmly')
    await admin.post(`/notices/${id}/end`)
    for (const { page } of displays) await page.waitForSelector('.evacuation', { state: 'detached' })
  })

  it('when the one that speaks dies in the middle of a call, the other says it from its start', async () => {
    const { speaker, other } = await roles()
    const id = await callNext()
    await speaker.page.waitForSelector(`html[data-speaking-call="${id}"]`, { state: 'attached' })
    const crash = await speaker.page.context().newCDPSession(speaker.page)
    void crash.send('Page.crash').catch(() => undefined)
    await announced(id)
    const { heard } = await recordOf(other)
    expect(heard.map(({ call }) => call)).toEqual([id])
    expect(heard[0]?.peak).toBeGreaterThan(AUDIBLE)
    await speaker.page.close()
    speaker.page = await openPage(speaker.station)
    const after = await roles()
    expect(after.speaker).toBe(other)
    await admin.post('/counters/1/no-show')
  })

  it('when it loses its sound output, staff are told and the other goes on; and back', async () => {
    const { speaker, other } = await roles()
    await speaker.page.evaluate(takeOutputs)
    await until(async () => {
      const faults = (await hall()).faults.filter((one: { kind: string }) => one.kind === 'loudspeaker')
      expect(faults).toMatchObject([{ stationId: speaker.name, state: 'no-output', severity: 'warning' }])
    })
    expect((await roles()).speaker).toBe(other)
    expect(await speaker.page.locator('.mark-fault').count()).toBe(1)
    const id = await callNext()
    await announced(id)
    expect((await recordOf(other)).heard.at(-1)?.call).toBe(id)
    await admin.post('/counters/1/no-show')
    await speaker.page.evaluate(giveOutputs)
    await until(async () =>
      expect((await hall()).faults.filter((one: { kind: string }) => one.kind === 'loudspeaker')).toEqual([]),
    )
  })

  it('when it is closed, the other has the voice at once, and keeps it when it comes back', async () => {
    const { speaker, other } = await roles()
    await speaker.page.close()
    await other.page.waitForSelector('html[data-voice="speaks"]', { state: 'attached' })
    speaker.page = await openPage(speaker.station)
    const id = await callNext()
    await announced(id)
    expect((await recordOf(speaker)).heard).toEqual([])
    expect((await roles()).speaker).toBe(other)
  })

  it("when the PC's sound is turned off, staff are told and nobody speaks; turned on, it says what was not heard", async () => {
    setVolume('0.80 [MUTED]')
    await until(async () => {
      const faults = (await hall()).faults.filter((one: { kind: string }) => one.kind === 'loudspeaker')
      expect(faults.map(({ state }: { state: string }) => state)).toEqual(['muted', 'muted'])
    })
    const [left, right] = displays
    expect([await voiceOf(left), await voiceOf(right)]).toEqual(['silent', 'silent'])
    const id = await callNext()
    for (const { page } of displays) await page.waitForSelector(`[data-call="${id}"]`)
    setVolume('0.10')
    await announced(id)
    await until(async () =>
      expect(
        (await hall()).faults.filter((one: { kind: string }) => one.kind === 'loudspeaker'),
      ).toMatchObject([
        { state: 'quiet-output', severity: 'warning', detail: '10 %' },
        { state: 'quiet-output', severity: 'warning', detail: '10 %' },
      ]),
    )
  })

  it('a television without a station is listed by a name of its own, with its loudspeaker', async () => {
    const data = join(folder.path, 'data')
    const { stdout: key } = await antre('token', '--data', data, '--role', 'display', '--zone', 'A')
    const page = await browser.newPage()
    await page.addInitScript(giveOutputs)
    await page.goto(`${new URL(master.addresses.master ?? '').origin}/display/?zone=A#key=${key}`)
    const television = async () => {
      const { stations } = await hall()
      return stations.find(({ id }: { id: string }) => id.startsWith('tv-'))
    }
    const loudspeaker = { kind: 'loudspeaker', state: 'ready', severity: 'ok' }
    await until(async () =>
      expect(await television()).toMatchObject({ kind: 'display', connected: true, devices: [loudspeaker] }),
    )
    await page.close()
    await until(async () => expect(await television()).toMatchObject({ connected: false }))
  })
})
