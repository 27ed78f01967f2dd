import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kupangView } from '../kupang-view.ts'
import {
  issuing,
  KIOSK_3,
  type Lobby,
  notPrinting,
  openLobby,
  printing,
  ticketFor,
  type Visit,
} from './lobby.ts'
import { enter, openPad, staffDoor } from './staff-door.ts'

let lobby: Lobby
beforeAll(async () => {
  lobby = await openLobby()
})
afterAll(() => lobby.close())

/** Smallest letters on the panel and smallest side of a target, CSS px at 1080 x 1920 (facts/accessibility.md). */
const LETTERS_PX = 24
const TARGET_PX = 80

const PAGES: Readonly<Record<string, (visit: Visit) => Promise<void>>> = {
  attract: async () => {},
  home: (visit) => visit.begin(),
  search: async (visit) => {
    await visit.begin()
    await visit.tap(/^Ketik di sini/)
    await visit.page.keyboard.type('ktp hilang')
  },
  agency: async (visit) => {
    await visit.begin()
    await visit.tap(/^Dukcapil/)
  },
  service: async (visit) => {
    await visit.begin()
    await visit.tap('SIM baru dan perpanjangan')
  },
  closed: async (visit) => {
    await visit.begin()
    await visit.tap(/^Karantina/)
  },
  packages: async (visit) => {
    await visit.begin()
    await visit.tap(/^Paket:/)
    await visit.tap(/^Paket Dirikan/)
    await visit.tap(/^NPWP/)
  },
  ticket: async (visit) => {
    const ticket = ticketFor('ektp', { priority: 'elderly', number: 'ABC-1012' })
    issuing(visit.master, ticket)
    await visit.begin()
    await visit.tap('Perekaman e-KTP')
    await visit.tap('Ambil nomor')
    await visit.page.getByRole('heading', { name: 'ABC-1012' }).waitFor()
    visit.master.show(printing({ ...ticket, print: 'failed' }))
    await visit.page.getByText('Foto layar ini').waitFor()
    await visit.page.clock.runFor(1_500)
  },
  'no paper': async (visit) => {
    visit.master.show(notPrinting('screen', [true]))
    await visit.page.getByText('Printer sedang tidak mencetak').waitFor()
  },
  'no numbers': async (visit) => {
    visit.master.show(notPrinting('stop', [false, false]))
    await visit.page.getByText('Nomor belum bisa diambil').waitFor()
  },
  'no numbers for a service': async (visit) => {
    await visit.begin()
    await visit.tap('Perekaman e-KTP')
    visit.master.show(notPrinting('stop'))
    await visit.page.getByText('Nomor tidak bisa diambil di kiosk ini').waitFor()
  },
  'moved elsewhere': async (visit) => {
    const ticket = ticketFor('ektp', { number: 'ABC-1012' })
    issuing(visit.master, ticket)
    await visit.begin()
    await visit.tap('Perekaman e-KTP')
    await visit.tap('Ambil nomor')
    await visit.page.getByRole('heading', { name: 'ABC-1012' }).waitFor()
    const moved = { state: 'failed', movedTo: KIOSK_3 } as const
    visit.master.show(printing({ ...ticket, attempt: 1 }, undefined, moved))
    await visit.page.getByText('Ambil tiket di Kiosk 3').waitFor()
    await visit.page.clock.runFor(1_500)
  },
  'staff PIN': async (visit) => {
    staffDoor(visit)
    await openPad(visit)
    await enter(visit, '1111')
    await visit.page.getByText('PIN salah').waitFor()
  },
  'staff menu': async (visit) => {
    staffDoor(visit)
    await openPad(visit)
    await enter(visit, '2468')
    await visit.button('Cetak ulang A-040').waitFor()
  },
  'staff types a number': async (visit) => {
    staffDoor(visit)
    await openPad(visit)
    await enter(visit, '2468')
    await visit.tap('Ketik nomor lain')
    await visit.page.getByRole('textbox').waitFor()
  },
  idle: async (visit) => {
    await visit.begin()
    await visit.runUntil(visit.page.getByRole('dialog'))
  },
  away: async (visit) => {
    await visit.begin()
    await visit.tap('Perekaman e-KTP')
    visit.master.away()
    await visit.page.getByRole('alert').waitFor()
  },
}

/** Turns an aid on the page, whatever is on top of the bar. */
const aids = (visit: Visit, data: Record<string, string>) =>
  visit.page.evaluate((set) => Object.assign(document.documentElement.dataset, set), data)

describe.each(Object.keys(PAGES))('%s', (name) => {
  test('reads well, is large enough to hit, and stays inside the panel', async () => {
    const visit = await lobby.open(kupangView())
    try {
      await PAGES[name]?.(visit)
      for (const look of [
        { text: '1', contrast: 'normal' },
        { text: '1.5', contrast: 'high' },
      ]) {
        await aids(visit, look)
        await expect.poll(() => measured(visit)).toBe(true)
        expect({ look, faults: await faults(visit) }).toEqual({ look, faults: [] })
        expect({ look, small: await tooSmall(visit) }).toEqual({ look, small: [] })
        expect({ look, outside: await outside(visit) }).toEqual({ look, outside: [] })
      }
    } finally {
      await visit.close()
    }
  })
})

/** Has the page taken in its new size? What scrolls can be reached by keys, from the next frame on. */
function measured({ page }: Visit): Promise<boolean> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.scroll-area')].every(
      (area) => area.hasAttribute('tabindex') === area.scrollHeight - area.clientHeight > 4,
    ),
  )
}

/** What axe finds, with contrast at 7:1. */
async function faults({ page }: Visit): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ rules: { 'color-contrast-enhanced': { enabled: true }, 'meta-viewport': { enabled: false } } })
    .analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`),
  )
}

/** Letters and targets below the least size, of what is visible. */
function tooSmall({ page }: Visit): Promise<string[]> {
  return page.evaluate(
    ([letters, target]) => {
      const found: string[] = []
      const seen = (element: Element): boolean =>
        element.checkVisibility({ visibilityProperty: true }) && element.closest('.visually-hidden') === null
      for (const element of document.querySelectorAll('body *')) {
        const words = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
        if (words && seen(element) && Number.parseFloat(getComputedStyle(element).fontSize) < letters - 0.1) {
          found.push(`letters: ${element.textContent}`)
        }
      }
      for (const element of document.querySelectorAll('button, input')) {
        const { width, height } = element.getBoundingClientRect()
        if (seen(element) && Math.min(width, height) < target - 0.1)
          found.push(`target: ${element.textContent}`)
      }
      return found
    },
    [LETTERS_PX, TARGET_PX] as const,
  )
}

/** Elements whose content sticks out to the side, or is cut. */
function outside({ page }: Visit): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.kiosk *')]
      .filter((element) => element.checkVisibility() && element.closest('svg, .visually-hidden') === null)
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect()
        return (
          left < -1 ||
          right > window.innerWidth + 1 ||
          (element.scrollWidth > element.clientWidth + 2 && getComputedStyle(element).display !== 'inline')
        )
      })
      .map((element) => `${element.className} ${element.textContent?.slice(0, 60)}`),
  )
}

describe('by keys alone', () => {
  test('arrows and Enter lead from the first page to a ticket', async () => {
    const visit = await lobby.open()
    const { page, master } = visit
    issuing(master, ticketFor('ektp'))
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Mau mengurus' }).waitFor()
    await page.keyboard.press('ArrowDown')
    expect(await focused()).toContain('Ketik di sini')
    await page.keyboard.press('ArrowDown')
    expect(await focused()).toContain('Perekaman e-KTP')
    await page.keyboard.press('ArrowRight')
    expect(await focused()).toContain('SIM baru')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Perekaman e-KTP' }).waitFor()
    await visit.button('Ambil nomor').click({ trial: true })
    for (let i = 0; i < 12 && (await focused()) !== 'Ambil nomor'; i++) {
      const before = await focused()
      await page.keyboard.press('ArrowDown')
      if ((await focused()) === before || (await focused()) === 'Kembali')
        await page.keyboard.press('ArrowRight')
    }
    expect(await focused()).toBe('Ambil nomor')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'A-012' }).waitFor()
    await visit.close()
  })

  test('the focus is visible, and Escape goes back', async () => {
    const visit = await lobby.open()
    const { page } = visit
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Mau mengurus' }).waitFor()
    await page.keyboard.press('Tab')
    // Polled: where motion is reduced, every change of style is a transition of a hundredth of a millisecond.
    const ring = () =>
      page.evaluate(() => {
        const style = getComputedStyle(document.activeElement as Element)
        return { line: style.outlineStyle, wide: Number.parseFloat(style.outlineWidth) >= 4 }
      })
    await expect.poll(ring).toEqual({ line: 'solid', wide: true })
    await page.keyboard.press('Escape')
    await visit.button(/^Sentuh layar/).waitFor()
    await visit.close()
  })

  test('the focus stays inside the question', async () => {
    const visit = await lobby.open()
    const { page } = visit
    await visit.begin()
    await visit.runUntil(page.getByRole('dialog'))
    for (let i = 0; i < 6; i++) {
      await page.keyboard.press(i % 2 === 0 ? 'Tab' : 'ArrowDown')
      const inside = await page.evaluate(() => {
        const focused = document.activeElement
        return focused === document.body || focused?.closest('dialog') !== null
      })
      expect(inside).toBe(true)
    }
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await visit.close()
  })
})

test('reach mode: every target lies in the lower part', async () => {
  const visit = await lobby.open()
  const { page } = visit
  await visit.begin()
  await visit.tap('Jangkauan')
  const highest = () =>
    page.evaluate(() =>
      Math.min(
        ...[...document.querySelectorAll('button, input')].map(
          (target) => target.getBoundingClientRect().top,
        ),
      ),
    )
  expect(await highest()).toBeGreaterThan(1920 * 0.35)
  await visit.tap('Perekaman e-KTP')
  await page.getByRole('heading', { name: 'Perekaman e-KTP' }).waitFor()
  expect(await highest()).toBeGreaterThan(1920 * 0.35)
  await visit.close()
})
