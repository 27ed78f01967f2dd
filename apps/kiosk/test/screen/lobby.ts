import type { KioskView, TicketView } from '@antre/contract'
import { type ScreenMaster, startScreenMaster } from '@antre/testkit'
import { launchChromium } from '@antre/testkit/chromium'
import type { Browser, Locator, Page } from 'playwright-core'
import { printEntry } from '../kiosk-view.ts'
import { kupangView, MONDAY_MORNING } from '../kupang-view.ts'

const PANEL = { width: 1080, height: 1920 } as const

/** The built screen and a real Chromium; each `open` is a fresh visit with a master of its own. */
export interface Lobby {
  open(view?: KioskView): Promise<Visit>
  /** A page of the panel's size at an address. */
  page(url: string): Promise<Page>
  close(): Promise<void>
}

export interface Visit {
  readonly page: Page
  readonly master: ScreenMaster
  /** Addresses the page asked for. */
  readonly asked: readonly string[]
  button(name: string | RegExp): Locator
  /** Taps the button of that name. */
  tap(name: string | RegExp): Promise<void>
  /** Lets the page's clock run, a second at a time, until something shows. */
  runUntil(locator: Locator): Promise<void>
  /** From here on the page's time passes only by `page.clock`, however busy the machine is. */
  stopClock(): Promise<void>
  /** From the first page to the question. */
  begin(): Promise<void>
  close(): Promise<void>
}

export async function openLobby(): Promise<Lobby> {
  const browser = await launchChromium()
  return {
    open: (view = kupangView()) => visit(browser, view),
    async page(url) {
      const context = await browser.newContext({ viewport: PANEL, hasTouch: true, reducedMotion: 'reduce' })
      const page = await context.newPage()
      await page.goto(url)
      return page
    },
    close: () => browser.close(),
  }
}

async function visit(browser: Browser, view: KioskView): Promise<Visit> {
  const master = await startScreenMaster('kiosk')
  master.show(view)
  const context = await browser.newContext({ viewport: PANEL, hasTouch: true, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.clock.install({ time: Date.parse(view.now) })
  await page.goto(`${master.url}#key=abc`)
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name }).first()
  await button(/Sentuh|Touch/).waitFor()
  return {
    page,
    master,
    asked,
    button,
    tap: (name) => button(name).tap(),
    begin: () => button(/^Sentuh/).tap(),
    // Not so far ahead that the silence would count as a lost line.
    stopClock: async () => page.clock.pauseAt((await page.evaluate(() => Date.now())) + 4_000),
    async runUntil(locator) {
      for (let i = 0; i < 120 && !(await locator.isVisible()); i++) await page.clock.runFor(1_000)
      await locator.waitFor()
    },
    async close() {
      await context.close()
      await master.close()
    },
  }
}

/** The ticket a master would answer for a service. */
export function ticketFor(serviceId: string, change: Partial<TicketView> = {}): TicketView {
  return {
    id: '01JDF3S8Q4T9',
    number: 'A-012',
    priority: null,
    channel: 'kiosk',
    language: 'id',
    issuedAt: MONDAY_MORNING,
    print: 'pending',
    steps: [{ serviceId, state: 'waiting', queuedAt: MONDAY_MORNING }],
    current: 0,
    ahead: 4,
    estimate: { from: '2026-11-23T10:05:00+08:00', to: '2026-11-23T10:15:00+08:00' },
    ...change,
  }
}

/** Answers tickets, and everything else with `ok`. */
export function issuing(master: ScreenMaster, ticket: TicketView): void {
  master.reply = ({ path }) =>
    path === 'tickets' ? { status: 201, body: { ticket } } : { body: { role: 'kiosk' } }
}

/** The commands for tickets that were received. */
export const wishes = (master: ScreenMaster) => master.received.filter(({ path }) => path === 'tickets')

const KIOSKS = [
  { id: 'kiosk-2', name: { id: 'Kiosk 2, dekat pintu barat', en: 'Kiosk 2, near the west door' } },
  { id: 'kiosk-3', name: { id: 'Kiosk 3, lantai dua depan Ruang Curhat Bestie' } },
] as const
export const [KIOSK_2, KIOSK_3] = KIOSKS

/** A kiosk without paper. `others`: kiosks that print now, and whether they take over. */
export function notPrinting(
  whenNotPrinting: 'screen' | 'stop',
  others: readonly boolean[] = [],
  view = kupangView(),
): KioskView {
  const printer = { canPrint: false, state: 'paper-out', since: view.now, ticketsLeft: null } as const
  const elsewhere = others.flatMap((takesOver, i) => (KIOSKS[i] ? [{ ...KIOSKS[i], takesOver }] : []))
  return {
    ...view,
    receipt: { ...view.receipt, whenNotPrinting },
    station: { id: 'kiosk-1', printer, elsewhere, prints: [] },
  }
}

/** The view once this kiosk has the ticket as print work. */
export function printing(
  ticket: TicketView,
  view = kupangView(),
  change: Parameters<typeof printEntry>[1] = {},
): KioskView {
  const station = view.station ?? { id: 'kiosk-1', printer: null }
  return { ...view, station: { ...station, prints: [printEntry(ticket, change)] } }
}
