import { readFileSync } from 'node:fs'
import { launchChromium } from '@antre/testkit/chromium'
import type { Browser, Page as Tab } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { announcement, type ClipId, clipsOf, readVoice } from '../../src/index.ts'
import { decodeWav, type Rendered, renderAnnouncement, type Sound } from '../../src/sound/index.ts'
import { resampled } from '../../src/sound/resample.ts'
import { openSite, type Site } from './hall-browser.ts'
import type { Page } from './page.ts'

declare const page: Page

const RATE = 22_050

let site: Site
let browser: Browser

beforeAll(async () => {
  site = await openSite()
  browser = await launchChromium()
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

/** A page of its own for each test: they play at the same time, in real time. */
async function openTab(): Promise<Tab> {
  const tab = await browser.newPage()
  await tab.goto(site.address)
  return tab
}

/** The announcement put together in Node from the shipped files: what must come out of the browser. */
function reference(language: string, rate = RATE): Rendered & { ok: true } {
  const manifest = new URL(`../../../../resources/voice/${language}/voice.json`, import.meta.url)
  const voice = readVoice(JSON.parse(readFileSync(manifest, 'utf8')))
  if (voice === null) throw new Error('no voice')
  const counterNames = { id: 'Loket 3', en: 'Counter 3' }
  const said = announcement(
    { number: 'A-012', counterNames, language, style: 'number', chime: true },
    clipsOf(voice),
  )
  const sounds = said.clips.map((clip): [ClipId, Sound] => {
    const sound = decodeWav(readFileSync(new URL(voice.clips[clip]?.file ?? '', manifest)))
    if (sound === null) throw new Error(clip)
    return [clip, resampled(sound, rate)]
  })
  const rendered = renderAnnouncement(said.sequence, new Map(sounds), rate)
  if (!rendered.ok) throw new Error(rendered.missing.join())
  return rendered
}

function unpacked(sound: string): Float32Array {
  return new Float32Array(Uint8Array.from(Buffer.from(sound, 'base64')).buffer)
}

function rms(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
}

function energy(samples: Float32Array): number {
  return samples.reduce((sum, sample) => sum + sample * sample, 0)
}

/** Where sound begins. A start that the clock's rounding puts a hair before a whole sample leaves 1e-16 of it there. */
function firstSound(samples: Float32Array): number {
  return samples.findIndex((sample) => Math.abs(sample) > 1e-9)
}

/** The largest difference, when both begin with their first sound. */
function furthest(heard: Float32Array, wanted: Float32Array): number {
  const from = firstSound(heard)
  const skip = firstSound(wanted)
  return wanted
    .subarray(skip)
    .reduce((most, sample, at) => Math.max(most, Math.abs(sample - (heard[from + at] ?? 9))), 0)
}

describe.concurrent('the sound that leaves real Chromium', () => {
  test.each(['id', 'en'])(
    'is the announcement, word for word and sample for sample (%s)',
    async (language) => {
      const tab = await openTab()
      const heard = await tab.evaluate((code) => page.record('./voice/', 'A-012', code), language)
      const wanted = reference(language)
      expect(heard.outcome.state).toBe('played')
      expect(heard.rate).toBe(RATE)
      const samples = unpacked(heard.samples)
      expect(furthest(samples, wanted.sound.samples)).toBeLessThan(1e-4)

      const from = firstSound(samples) - firstSound(wanted.sound.samples)
      wanted.slots.forEach((slot, at) => {
        const next = wanted.slots[at + 1]?.from ?? slot.to
        expect(rms(samples.subarray(from + slot.from, from + slot.to)), slot.clip).toBeGreaterThan(0.05)
        if (next > slot.to)
          expect(rms(samples.subarray(from + slot.to, from + next)), `after ${slot.clip}`).toBeLessThan(1e-9)
        for (const join of [slot.from, slot.to]) {
          const step = Math.abs((samples[from + join] ?? 0) - (samples[from + join - 1] ?? 0))
          expect(step, `step at ${slot.clip}`).toBeLessThan(0.003)
        }
      })
      expect(heard.loudest).toBeGreaterThan(0.1)
      expect(heard.after).toBeLessThan(0.001)
    },
  )

  test('is the same at a rate that is not the clips’ own', async () => {
    const tab = await openTab()
    const heard = await tab.evaluate(() => page.offline('./voice/', 'A-012', 'id', 48_000))
    expect(furthest(unpacked(heard), reference('id', 48_000).sound.samples)).toBeLessThan(1e-4)
  })
})

describe.concurrent('sound that fails in real Chromium', () => {
  test('calls given at once are all heard, in order', async () => {
    const tab = await openTab()
    const outcomes = await tab.evaluate(() =>
      Promise.all(['A-001', 'A-002', 'A-003'].map((number) => page.say('./short/', number, 'id'))),
    )
    expect(outcomes.map(({ state }) => state)).toEqual(['played', 'played', 'played'])
  })

  test.each(['suspend', 'close'] as const)(
    '%s in the middle of a call: it is heard all the same',
    async (harm) => {
      const tab = await openTab()
      const outcome = await tab.evaluate((what) => page.sayAnd('./short/', 'A-012', what), harm)
      expect(outcome.state).toBe('played')
    },
  )

  test('rendering that hangs in the middle: said again whole on another context, and what hung stays silent', async () => {
    const tab = await openTab()
    const heard = await tab.evaluate(() => page.hang('./voice/', 'A-012', 8_000))
    expect(heard.outcome.state).toBe('played')
    expect(heard.starts).toBe(1)
    const wanted = reference('id').sound.samples
    expect(furthest(unpacked(heard.second), wanted)).toBeLessThan(1e-4)
    const [before, after] = [unpacked(heard.before), unpacked(heard.after)]
    expect(energy(before)).toBeGreaterThan(0)
    expect(energy(before)).toBeLessThan(energy(wanted) / 2)
    expect(energy(after)).toBe(0)
    expect(energy(unpacked(heard.second))).toBeCloseTo(energy(wanted), 0)
  })

  test('an output that goes away fails the call under way, and the next is heard when it is back', async () => {
    const tab = await openTab()
    const { outcomes, told } = await tab.evaluate(() => page.loseOutput('./short/', 'A-012'))
    const lost = { state: 'failed', reason: 'no-output' }
    expect(outcomes).toMatchObject([lost, lost, { state: 'played' }])
    expect(told).toEqual(['no-output', 'ready'])
  })

  test('a machine without a sound output says so', async () => {
    const tab = await openTab()
    const { listed, health } = await tab.evaluate(() => page.health('./short/'))
    expect(health).toBe(listed ? 'ready' : 'no-output')
  })

  test('a missing file fails its call and not the next', async () => {
    const tab = await openTab()
    site.gone.add('n-70.wav')
    const calls = await tab.evaluate(() =>
      Promise.all(['A-070', 'A-012'].map((number) => page.say('./short/', number, 'id'))),
    )
    expect(calls).toMatchObject([
      { state: 'failed', reason: 'missing-clips', missing: ['n-70'] },
      { state: 'played' },
    ])
    site.gone.clear()
    expect(await tab.evaluate(() => page.say('./short/', 'A-070', 'id'))).toMatchObject({ state: 'played' })
  })

  test('a browser that keeps sound off until it is touched', async () => {
    const strict = await launchChromium('after-touch')
    try {
      const other = await strict.newPage()
      const first = other.waitForEvent('console', (message) => message.text().startsWith('{'))
      await other.goto(`${site.address}#untouched`)
      expect(JSON.parse((await first).text())).toMatchObject({ state: 'failed', reason: 'suspended' })
      await other.click('button')
      expect(await other.evaluate(() => page.wake('./short/'))).toBe(true)
      expect(await other.evaluate(() => page.say('./short/', 'A-012', 'id'))).toMatchObject({
        state: 'played',
      })
    } finally {
      await strict.close()
    }
  })
})
