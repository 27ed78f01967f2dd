import { launchChromium } from '@antre/testkit/chromium'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openShow, type Show, type ShowOptions } from './support/screen.ts'
import { call, NOW, view } from './support/views.ts'

/** -40 dB of full scale: far above a meter's noise, far below speech. */
const AUDIBLE = 0.01

const a = call('a', { number: 'A-001' })
const b = call('b', { number: 'B-002', language: 'en' })
const c = call('c', { number: 'C-003' })
/** Speech takes the time it takes; without the chime it takes less. */
const brief = { languages: null, numbers: 'number', chime: false } as const

/** Waits until exactly these calls were acknowledged, in this order. */
function until({ master }: Show, acknowledged: readonly string[]): Promise<void> {
  return expect.poll(() => master.acknowledged.map(({ id }) => id)).toEqual(acknowledged)
}

describe('a display with sound', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser.close())
  const open = (options: ShowOptions) => openShow(browser, options)

  it('shows and speaks three quick calls in order, and acknowledges each when it was heard to its end', async () => {
    const show = await open({ view: view() })
    for (const calls of [[a], [b, a], [c, b, a]]) show.master.show(view({ calls }))
    await until(show, ['a', 'b', 'c'])
    const { heard } = await show.page.evaluate(() => window.record)
    expect(heard.map((one) => one.call)).toEqual(['a', 'b', 'c'])
    for (const { call: id, peak, shown, until: end = 0 } of heard) {
      expect(peak).toBeGreaterThan(AUDIBLE)
      expect(shown).toEqual([id])
      expect(show.master.acknowledged.find((one) => one.id === id)?.at).toBeGreaterThanOrEqual(end)
    }
    expect(show.master.voiceRequests.some((file) => file.startsWith('en/'))).toBe(true)
    await show.page.waitForSelector('[data-announcing="false"]')
    expect(await show.page.getAttribute('.call', 'data-call')).toBe('c')
    await show.close()
  })

  it('speaks the next call though a clip of the first cannot be had; the first is shown, not acknowledged', async () => {
    const show = await open({
      view: view(),
      before: (master) => master.onVoice((file) => (file.includes('letter-x') ? 'missing' : 'file')),
    })
    show.master.show(view({ calls: [a, call('x', { number: 'X-001' })], announcements: brief }))
    await until(show, ['a'])
    const { turns, states } = await show.page.evaluate(() => window.record)
    expect(turns.map((turn) => turn.call)).toEqual(['x', 'a'])
    expect(states).toContain('fault')
    expect(states.at(-1)).toBe('ready')
    expect(await show.page.locator('.mark-fault').count()).toBe(0)
    await show.close()
  })

  it('says a call in each wanted language, and keeps its acknowledgement until the master takes it', async () => {
    const statuses = [500, 500]
    const announcements = { languages: ['id', 'en'], numbers: 'digits', chime: false } as const
    const show = await open({
      view: view({
        calls: [a],
        announcements: { ...announcements, languages: [...announcements.languages] },
      }),
      before: (master) => master.onAcknowledge(() => statuses.shift() ?? 200),
    })
    await expect.poll(() => statuses.length).toBeLessThan(2)
    for (let beat = 0; show.master.acknowledged.length === 0 && beat < 100; beat++) {
      show.master.beat(new Date(NOW + beat).toISOString())
      await show.page.evaluate(() => new Promise(requestAnimationFrame))
    }
    await until(show, ['a'])
    const said = show.master.voiceRequests.map((file) => file.split('/')[0])
    expect(said).toEqual(expect.arrayContaining(['id', 'en']))
    await show.close()
  })

  it('is silent for what nobody wants to hear any more, and for a discreet call, which is acknowledged when shown', async () => {
    const old = call('old', { number: 'A-009', dropped: true })
    const quiet = call('quiet', { number: 'K-004', discreet: true })
    const show = await open({ view: view({ calls: [old] }) })
    expect(await show.page.getAttribute('[data-call="old"]', 'data-announcing')).toBe('false')
    show.master.show(view({ calls: [quiet, old] }))
    await until(show, ['quiet'])
    const { turns, heard } = await show.page.evaluate(() => window.record)
    expect(turns).toEqual([{ call: 'quiet', service: false }])
    expect(heard).toEqual([])
    await show.close()
  })

  it('keeps the last view while the master is away, says so, and goes on when it is back', async () => {
    const show = await open({ view: view({ calls: [{ ...a, announced: true }] }) })
    show.master.goAway()
    await show.page.waitForSelector('.link-badge[data-link="away"]')
    expect(await show.page.locator('.link-badge').textContent()).toContain('09.42')
    expect(await show.page.locator('.call-number').textContent()).toContain('001')
    show.master.comeBack()
    show.master.show(view({ calls: [c, { ...a, announced: true }], announcements: brief }))
    await until(show, ['c'])
    expect(await show.page.locator('.link-badge').count()).toBe(0)
    await show.close()
  })
})

describe('a plain browser that wants a touch before it plays', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium('after-touch')
  })
  afterAll(() => browser.close())

  it('asks for it, and then says what it could not say', async () => {
    const show = await openShow(browser, {
      view: view({ calls: [a], announcements: brief }),
      untouched: true,
    })
    const state = await watchUntouched(show, 'document.documentElement.dataset.audioState')
    await expect.poll(state).toBe('blocked')
    const shown = await watchUntouched(show, 'document.querySelector(".call")?.dataset.call')
    await expect.poll(shown).toBe('a')
    expect(show.master.acknowledged).toEqual([])
    await show.page.mouse.click(900, 500)
    await until(show, ['a'])
    const { heard } = await show.page.evaluate(() => window.record)
    expect(heard[0]?.peak).toBeGreaterThan(AUDIBLE)
    expect(await show.page.locator('.mark').count()).toBe(0)
    await show.close()
  })
})

/** Looks into the page without the user gesture that Playwright's own `evaluate` pretends. */
async function watchUntouched({ page }: Show, expression: string): Promise<() => Promise<unknown>> {
  const session = await page.context().newCDPSession(page)
  return async () => {
    const { result } = await session.send('Runtime.evaluate', { expression, userGesture: false })
    return result.value
  }
}
