import type { DisplayView } from '@antre/contract'
import { launchChromium } from '@antre/testkit/chromium'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { BACKGROUND, DUCKED } from '../src/screen/sound/fader.ts'
import { giveOutputs, takeOutputs } from './support/outputs.ts'
import { openShow, type Show, type ShowOptions } from './support/screen.ts'
import { call, notice, view } from './support/views.ts'

const PATIENCE_MS = 120_000
const brief = { languages: null, numbers: 'number', chime: false } as const
const a = call('a', { number: 'A-001' })
const hall = (change: Partial<DisplayView> = {}) => view({ announcements: brief, ...change })
const film = { kind: 'video' as const, src: 'tone-film.wav', sound: true }

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
})
const open = (options: ShowOptions) => openShow(browser, options)

const gainOf = async (page: Page, what: 'music' | 'film') =>
  Number(await page.getAttribute('html', `data-${what}`))
const until = (check: () => Promise<void> | void) =>
  vi.waitFor(check, { timeout: PATIENCE_MS, interval: 100 })
const untilGain = ({ page }: Show, what: 'music' | 'film', gain: number) =>
  until(async () => expect(await gainOf(page, what)).toBeCloseTo(gain, 3))
const untilTold = ({ master }: Show, ids: readonly string[]) =>
  until(() => expect(master.acknowledged.map(({ id }) => id)).toEqual(ids))

describe('music', () => {
  const music = ['gone.ogg', 'tone-a.wav', 'tone-b.wav']

  it('goes down by 18 dB while a call is spoken, and comes back', async () => {
    const show = await open({ view: hall({ music }) })
    await untilGain(show, 'music', BACKGROUND)
    show.master.show(hall({ music, calls: [a] }))
    await untilTold(show, ['a'])
    await untilGain(show, 'music', BACKGROUND)
    const { music: heard } = await show.page.evaluate(() => window.record)
    const during = heard.filter(({ speaking }) => speaking).map(({ gain }) => gain)
    expect(during.length).toBeGreaterThan(3)
    for (const gain of during) expect(gain).toBeCloseTo(BACKGROUND * DUCKED, 3)
    await show.close()
  })

  it('comes back also when the call could not be spoken', async () => {
    const show = await open({
      view: hall({ music }),
      before: (master) => master.onVoice((file) => (file.includes('letter-x') ? 'missing' : 'file')),
    })
    await untilGain(show, 'music', BACKGROUND)
    show.master.show(hall({ music, calls: [call('x', { number: 'X-001' })] }))
    await show.page.waitForSelector('html[data-audio-state="fault"]', { state: 'attached' })
    await untilGain(show, 'music', BACKGROUND)
    await show.close()
  })

  it('follows the volume of the hour, rests in quiet hours, and plays where the voice is alone', async () => {
    const show = await open({ view: hall({ music, sound: { volume: 0.5, quiet: false } }) })
    await untilGain(show, 'music', BACKGROUND / 2)
    show.master.show(hall({ music, sound: { volume: 0.5, quiet: true } }))
    await untilGain(show, 'music', 0)
    expect(await show.page.locator('.mark-quiet').textContent()).toBe('Jam tenang')
    show.master.show(hall({ music }))
    await untilGain(show, 'music', BACKGROUND)
    show.master.onAsk(() => ({ speaks: false, leaseMs: 0, others: 1 }))
    await untilGain(show, 'music', 0)
    expect(await show.page.getAttribute('html', 'data-voice')).toBe('silent')
    await show.close()
  })
})

describe('a film with sound', () => {
  it('is heard where the voice is, softly, below the words, and the music rests meanwhile', async () => {
    const media = [film]
    const show = await open({ view: hall({ media, music: ['tone-a.wav'] }) })
    await untilGain(show, 'film', BACKGROUND)
    expect(await gainOf(show.page, 'music')).toBe(0)
    const state = () =>
      show.page.evaluate(() => {
        const { volume, muted, paused } = document.querySelector('video') as HTMLVideoElement
        return { volume, muted, paused }
      })
    expect(await state()).toEqual({ volume: BACKGROUND, muted: false, paused: false })
    show.master.show(hall({ media, calls: [a], music: ['tone-a.wav'] }))
    await show.page.waitForSelector('html[data-speaking-call="a"]', { state: 'attached' })
    expect((await state()).volume).toBeCloseTo(BACKGROUND * DUCKED, 3)
    await untilTold(show, ['a'])
    await untilGain(show, 'film', BACKGROUND)
    show.master.show(hall({ media: [], music: ['tone-a.wav'] }))
    await untilGain(show, 'music', BACKGROUND)
    expect(await gainOf(show.page, 'film')).toBe(0)
    await show.close()
  })

  it('is mute where another display speaks', async () => {
    const show = await open({
      view: hall({ media: [film] }),
      before: (master) => master.onAsk(() => ({ speaks: false, leaseMs: 0, others: 1 })),
    })
    await show.page.waitForSelector('video')
    await until(async () =>
      expect(await show.page.evaluate(() => document.querySelector('video')?.paused)).toBe(false),
    )
    expect(await show.page.evaluate(() => document.querySelector('video')?.muted)).toBe(true)
    await show.close()
  })
})

describe('a notice', () => {
  it('stands on the screen at once, is spoken after the present call, and told by its zone', async () => {
    const show = await open({ view: hall({ calls: [a] }) })
    await show.page.waitForSelector('html[data-speaking-call="a"]', { state: 'attached' })
    show.master.show(hall({ calls: [a], notices: [notice('n')] }))
    await show.page.waitForSelector('.notice[data-notice="n"]')
    expect(await show.page.getAttribute('html', 'data-speaking-call')).toBe('a')
    await untilTold(show, ['a', 'n'])
    const { heard } = await show.page.evaluate(() => window.record)
    expect(heard.map((one) => one.call)).toEqual(['a', 'notice:n'])
    expect(heard[1]?.peak).toBeGreaterThan(0.01)
    expect(await show.page.locator('.call').isVisible()).toBe(true)
    await show.close()
  })
})

describe('where nobody of the zone can speak', () => {
  it('calls are shown one after the other and none is acknowledged', async () => {
    const show = await open({ view: hall() })
    await show.page.evaluate(giveOutputs)
    await until(() => expect(show.master.asked.at(-1)).toMatchObject({ able: true, state: 'ready' }))
    await show.page.evaluate(takeOutputs)
    await until(() => expect(show.master.asked.at(-1)).toMatchObject({ able: false, state: 'no-output' }))
    show.master.show(hall({ calls: [call('b', { number: 'B-002' }), a] }))
    await show.page.waitForSelector('[data-call="b"][data-announcing="false"]')
    const { turns, heard } = await show.page.evaluate(() => window.record)
    expect(turns.map((turn) => turn.call)).toEqual(['a', 'b'])
    expect(heard).toEqual([])
    expect(show.master.acknowledged).toEqual([])
    await show.close()
  })
})
