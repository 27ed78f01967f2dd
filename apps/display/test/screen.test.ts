import type { DisplayView } from '@antre/contract'
import { launchChromium } from '@antre/testkit/chromium'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openShow, type ShowOptions } from './support/screen.ts'
import { call, NOW, notice, view } from './support/views.ts'

const SIZES = [
  ['landscape', 1920, 1080],
  ['portrait', 1080, 1920],
  ['a small landscape panel', 1280, 720],
] as const

const settled = (id: string, number: string, counter: string) =>
  call(id, { number, announced: true, counter: { id: counter, name: counter, names: { id: counter } } })
const usual = settled('1', 'A-012', 'Loket 3')
const earlier = Array.from({ length: 11 }, (_, index) => settled(`e${index}`, `B-1${index + 10}`, 'Loket 12'))
const LONG = 'Layanan SIM keliling hadir di Car Free Day setiap Sabtu pukul 06.00, Jalan El Tari. '.repeat(6)

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
})

const open = (options: ShowOptions) => openShow(browser, options)

interface Box {
  readonly name: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Boxes of the parts that must neither leave their place nor touch each other. */
function boxesOf(page: Page): Promise<Box[]> {
  return page.evaluate(() =>
    ['.call-label', '.call-number', '.call-way', '.call-service', '.ticker', '.notice', '.side'].flatMap(
      (name) => {
        const element = document.querySelector(name)
        if (!element) return []
        const { x, y, width, height } = element.getBoundingClientRect()
        return [{ name, x, y, width, height }]
      },
    ),
  )
}

const overlap = (a: Box, b: Box): boolean =>
  a.x + a.width > b.x + 1 && b.x + b.width > a.x + 1 && a.y + a.height > b.y + 1 && b.y + b.height > a.y + 1

/** What has to fit: the usual, the longest numbers, the longest names. */
const CALLS = [
  usual,
  settled('2', 'ABC-1234', 'Loket 21'),
  settled('3', 'WWW-1000', 'Loket 12'),
  settled('4', 'K-021', 'Ruang Curhat Bestie'),
  settled('5', 'MWM-1021', 'Ruang Konsultasi dan Mediasi Keluarga Sejahtera'),
]

describe.each(SIZES)('on %s', (_, width, height) => {
  it.each([false, true])(
    'every call keeps its parts apart and inside the screen; less motion: %s',
    async (reducedMotion) => {
      const show = await open({ width, height, reducedMotion, view: view() })
      for (const shown of CALLS) {
        show.master.show(view({ calls: [shown, ...earlier], ticker: [{ id: LONG }] }))
        await show.page.waitForSelector(`[data-call="${shown.id}"]`)
        const boxes = await boxesOf(show.page)
        expect(boxes).toHaveLength(6)
        for (const [index, box] of boxes.entries()) {
          const what = `${box.name} of ${shown.number}`
          expect(box.x, what).toBeGreaterThanOrEqual(-1)
          expect(box.x + box.width, what).toBeLessThanOrEqual(width + 1)
          expect(box.y + box.height, what).toBeLessThanOrEqual(height + 1)
          const touched = boxes.slice(index + 1).filter((other) => overlap(box, other))
          expect(touched, what).toEqual([])
        }
      }
      await show.close()
    },
  )

  it('a notice leaves the number whole and the largest', async () => {
    const show = await open({ width, height, view: view() })
    const notices = [notice('n', { template: 'medical-help', values: { at: '3' } })]
    for (const shown of CALLS) {
      show.master.show(view({ calls: [shown, ...earlier], notices }))
      await show.page.waitForSelector(`[data-call="${shown.id}"]`)
      await show.page.waitForSelector('.notice')
      const boxes = (await boxesOf(show.page)).filter((box) => box.height > 0)
      for (const [index, box] of boxes.entries()) {
        const what = `${box.name} of ${shown.number}`
        expect(box.x + box.width, what).toBeLessThanOrEqual(width + 1)
        expect(box.y + box.height, what).toBeLessThanOrEqual(height + 1)
        expect(
          boxes.slice(index + 1).filter((other) => overlap(box, other)),
          what,
        ).toEqual([])
      }
      const [number, counter] = await show.page.evaluate(() =>
        ['.call-number', '.call-counter'].map((name) =>
          Number.parseFloat(getComputedStyle(document.querySelector(name) as Element).fontSize),
        ),
      )
      expect(number, shown.number).toBeGreaterThan(counter ?? 0)
    }
    await show.close()
  })

  it.each(['no-preference', 'reduce'] as const)(
    'an evacuation is alone on the screen and fits it, until it is ended; motion: %s',
    async (motion) => {
      const evacuation = notice('n', { template: 'evacuate', values: {} })
      const calls = [usual, ...earlier]
      const show = await open({ width, height, view: view({ calls }) })
      await show.page.emulateMedia({ reducedMotion: motion })
      show.master.show(view({ calls, notices: [evacuation] }))
      await show.page.waitForSelector('.evacuation')
      expect(await show.page.locator('.call, .top-bar, .side').count()).toBe(0)
      const boxes = await show.page.evaluate(() =>
        [...document.querySelectorAll('.evacuation svg, .evacuation p')].map((part) => {
          const { left, right, top, bottom } = part.getBoundingClientRect()
          return { left, right, top, bottom, size: Number.parseFloat(getComputedStyle(part).fontSize) }
        }),
      )
      expect(boxes).toHaveLength(3)
      for (const box of boxes) {
        expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(0)
        expect(box.right).toBeLessThanOrEqual(width)
        expect(box.bottom).toBeLessThanOrEqual(height)
      }
      expect(boxes[1]?.size).toBeGreaterThan(width / 24)
      show.master.show(view({ calls }))
      await show.page.waitForSelector('.call')
      expect(await show.page.locator('.evacuation').count()).toBe(0)
      await show.close()
    },
  )

  it('has only whole rows in the list', async () => {
    const show = await open({ width, height, view: view({ calls: [usual, ...earlier] }) })
    const rows = await show.page.evaluate(() => {
      const list = document.querySelector('.earlier-list')?.getBoundingClientRect()
      if (!list) return []
      return [...document.querySelectorAll('.earlier-list li')]
        .map((row) => row.getBoundingClientRect())
        .filter((row) => row.left < list.right - 1)
        .map((row) => row.bottom <= list.bottom + 1)
    })
    expect(rows.length).toBeGreaterThanOrEqual(5)
    expect(rows.every(Boolean)).toBe(true)
    await show.close()
  })
})

it('the signs of a large number never touch: 1 and 2, 1 and 1, A and the dash', async () => {
  const show = await open({ view: view({ calls: [settled('1', 'ALT-1211', 'Loket 1')] }) })
  const gaps = await show.page.evaluate(() => {
    const signs = [...document.querySelectorAll<HTMLElement>('.call-number .number-text > span')]
    const context = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D
    const inks = signs.map((sign) => {
      const { fontWeight, fontSize, fontFamily } = getComputedStyle(sign)
      context.font = `${fontWeight} ${fontSize} ${fontFamily}`
      const ink = context.measureText(sign.textContent)
      const box = sign.getBoundingClientRect()
      // A narrowed dash is scaled about its middle.
      const scale = box.width / sign.offsetWidth || 1
      const left = box.left - ink.actualBoundingBoxLeft * scale
      return { left, right: box.left + ink.actualBoundingBoxRight * scale, size: Number.parseFloat(fontSize) }
    })
    return inks.slice(1).map((ink, index) => (ink.left - (inks[index]?.right ?? 0)) / ink.size)
  })
  expect(gaps).toHaveLength(7)
  // L and T may reach into each other's empty corner; digits and dash may not.
  for (const gap of gaps.slice(2)) expect(gap).toBeGreaterThan(0.015)
  await show.close()
})

it('media takes the place of the list, never of the number', async () => {
  const calls = [usual, ...earlier]
  const number = async (change: Partial<DisplayView>): Promise<Box | undefined> => {
    const show = await open({ view: view({ calls, ...change }) })
    if (change.media) await show.page.waitForSelector('.media img')
    const box = (await boxesOf(show.page)).find(({ name }) => name === '.call-number')
    await show.close()
    return box
  }
  const media = [{ kind: 'image' as const, src: 'wide.svg' }]
  expect(await number({ media })).toEqual(await number({}))
})

it('media that cannot be read leaves the list its place', async () => {
  const media = [{ kind: 'image' as const, src: 'missing.png' }]
  const show = await open({ view: view({ calls: [usual, ...earlier], media }) })
  await show.page.waitForSelector('.media', { state: 'detached' })
  expect(await show.page.locator('.earlier').isVisible()).toBe(true)
  await show.close()
})

describe('the flash of a new call', () => {
  const flash = (page: Page) =>
    page.evaluate(() => {
      const timing = document.querySelector('.call-flash')?.getAnimations()[0]?.effect?.getComputedTiming()
      return timing ? { iterations: Number(timing.iterations), ms: Number(timing.duration) } : null
    })
  const fresh = call('new', { number: 'A-013', at: new Date(NOW).toISOString(), discreet: true })

  it('comes at most three times, slower than three a second', async () => {
    const show = await open({ view: view() })
    show.master.show(view({ calls: [fresh] }))
    await show.page.waitForSelector('.call-flash')
    const timing = await flash(show.page)
    expect(timing?.iterations).toBeLessThanOrEqual(3)
    expect(timing?.ms).toBeGreaterThan(1_000)
    await show.close()
  })

  it('is a still ground for those who asked for less motion', async () => {
    const show = await open({ view: view(), reducedMotion: true })
    show.master.show(view({ calls: [fresh] }))
    await show.page.waitForSelector('.call-flash')
    expect((await flash(show.page))?.ms ?? 0).toBeLessThan(1)
    await show.close()
  })
})

describe('before the first call', () => {
  it('welcomes, and says until when the mall is open', async () => {
    const show = await open({ view: view({ opening: { state: 'open', closesAt: '15:00' } }) })
    const words = await show.page.locator('.welcome').textContent()
    expect(words).toContain('Selamat datang')
    expect(words).toContain('15.00')
    await show.close()
  })

  it('says when it opens again', async () => {
    const opening = { state: 'closed' as const, opens: { date: '2026-11-24', time: '08:00' } }
    const show = await open({ view: view({ opening }) })
    expect(await show.page.locator('.welcome-hours').textContent()).toContain('besok 08.00')
    await show.close()
  })
})

it('says why the master does not accept it, to whoever installs it', async () => {
  const show = await open({ view: view(), untouched: true })
  const news = { state: 'away', since: NOW, reason: 'refused', refusal: 'place' }
  await show.page.route('**/views/displays/Z/stream*', (route) =>
    route.fulfill({
      contentType: 'text/event-stream',
      body: `event: link\ndata: ${JSON.stringify(news)}\n\n`,
    }),
  )
  await show.page.goto(`${show.master.origin}/display/?zone=Z`)
  await show.page.getByText('Token stasiun ini bukan untuk zona Z').waitFor()
  await show.close()
})
