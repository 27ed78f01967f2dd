import { type Paper, textOf } from '@antre/devices'
import { launchChromium } from '@antre/testkit/chromium'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { openScreen } from './browser.ts'
import { fault, noFault } from './console.ts'
import { type Hall, type HallOptions, openHall } from './hall.ts'

/** A service of the mall of Kota Kupang that is on the first page. */
const SERVICE = 'Perekaman e-KTP'
/** A printer is asked how it is every few seconds, and a hung one is waited for: longer than both. */
const REPRINT = /CETAK ULANG/
const LAST_LINE = /Terima kasih/

export interface Ticket {
  readonly id: string
  readonly number: string
}

/** A kiosk with its printer, a citizen before it, and somebody of the staff at the console. */
export interface PrintingHall extends AsyncDisposable {
  readonly hall: Hall
  readonly kiosk: Page
  /** Three taps to a number, which the screen shows. */
  take(): Promise<Ticket>
  leave(): Promise<void>
  citizenSees(text: string | RegExp): Promise<void>
  citizenSeesNoMore(text: string | RegExp): Promise<void>
  /** On the console, anywhere. */
  staffSee(text: string | RegExp): Promise<void>
  /** On the console, in plain words. */
  staffSeeFault(text: string): Promise<void>
  /** The console's list of what is amiss is empty. */
  staffSeeNoFault(): Promise<void>
  /** Until the ledger says so of the ticket's paper. */
  printIs(ticket: Ticket, print: 'printed' | 'failed', reason?: string): Promise<void>
  /** Asks for the ticket's paper once more and gives it. */
  reprint(ticket: Ticket): Promise<Paper>
  /** Complete papers with that number on them, and how many of them say that they are not the first. */
  papersOf(ticket: Ticket): { readonly all: number; readonly reprints: number }
}

/** A ticket that came out to its last line; a strip that was cut short is none. */
const isWhole = (lines: readonly string[], number: string): boolean =>
  lines.some((line) => line.trim() === number) && lines.some((line) => LAST_LINE.test(line))

export async function openPrintingHall(options: Partial<HallOptions> = {}): Promise<PrintingHall> {
  const hall = await openHall({ counterId: '1', zoneId: 'A', stations: ['kiosk'], ...options })
  const browser: Browser = await launchChromium()
  const { page: kiosk } = await openScreen(browser, 'kiosk', hall.screens.kiosk)
  const { page: console } = await openScreen(browser, 'admin', hall.console)
  const seen = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()
  const gone = (page: Page, text: string | RegExp) =>
    expect.poll(() => page.getByText(text).filter({ visible: true }).count()).toBe(0)
  return {
    hall,
    kiosk,
    async take() {
      await kiosk.getByText('Sentuh layar untuk mulai').tap()
      await kiosk.getByRole('button', { name: SERVICE }).first().tap()
      await kiosk.getByRole('button', { name: 'Ambil nomor' }).tap()
      const shown = kiosk.locator('.ticket-number')
      await shown.waitFor()
      const number = ((await shown.textContent()) ?? '').trim()
      const { events } = (await hall.admin.get('/events?limit=5000')).body
      const issued = events.find((event: { number?: string }) => event.number === number)
      return { id: issued.ticketId, number }
    },
    leave: () => kiosk.getByRole('button', { name: 'Selesai', exact: true }).tap(),
    citizenSees: (text) => seen(kiosk, text),
    citizenSeesNoMore: (text) => gone(kiosk, text),
    staffSee: (text) => seen(console, text),
    staffSeeFault: (text) => fault(console, text),
    staffSeeNoFault: () => noFault(console),
    async printIs({ id }, print, reason) {
      const ticket = async () => (await hall.admin.get(`/tickets/${id}`)).body.ticket
      await expect.poll(async () => (await ticket()).print).toBe(print)
      if (reason !== undefined) expect((await ticket()).printFailure).toBe(reason)
    },
    async reprint({ number }) {
      // The master refuses until it knows that the printer is well again.
      const faults = async () => (await hall.admin.get('/views/hall')).body.faults
      await expect.poll(faults).toEqual([])
      const paper = hall.printer.nextPaper()
      const asked = await hall.admin.post(`/tickets/${number}/print`)
      expect([asked.status, asked.body.ticket?.number]).toEqual([200, number])
      return paper
    },
    papersOf({ number }) {
      const mine = hall.printer.papers.map(textOf).filter((lines) => isWhole(lines, number))
      return {
        all: mine.length,
        reprints: mine.filter((lines) => lines.some((line) => REPRINT.test(line))).length,
      }
    },
    async [Symbol.asyncDispose]() {
      await browser.close()
      await hall[Symbol.asyncDispose]()
    },
  }
}
