import { join } from 'node:path'
import { openButtonBox, type VirtualButtonBox } from '@antre/devices'
import { temporaryFolder } from '@antre/testkit'
import { launchChromium } from '@antre/testkit/chromium'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { openScreen } from './browser.ts'
import { fault, noFault } from './console.ts'
import { type Hall, openHall } from './hall.ts'

const COUNTER = '1'
const SERVICE = 'ektp'

/** A counter with its button box on a real serial line, an officer before its screen, staff at the console. */
export interface CallingHall extends AsyncDisposable {
  readonly hall: Hall
  readonly box: VirtualButtonBox
  readonly counter: Page
  /** Somebody more waits; gives the number. */
  issue(): Promise<string>
  /** Presses a button until the box has its answer. */
  press(line: string): Promise<string>
  officerSees(text: string | RegExp): Promise<void>
  officerSeesNoMore(text: string | RegExp): Promise<void>
  /** On the console, in plain words. */
  staffSeeFault(text: string): Promise<void>
  /** The console's list of what is amiss is empty. */
  staffSeeNoFault(): Promise<void>
  /** The numbers that were called, in order, recalls included. */
  called(): Promise<readonly string[]>
}

export async function openCallingHall(): Promise<CallingHall> {
  const folder = temporaryFolder()
  const box = await openButtonBox(join(folder.path, 'ttyUSB0'))
  const hall = await openHall({
    counterId: COUNTER,
    zoneId: 'A',
    stations: ['counter'],
    flags: { counter: ['--buttons', box.path] },
  })
  const browser: Browser = await launchChromium()
  const { page: counter } = await openScreen(browser, 'counter', hall.screens.counter)
  const { page: console } = await openScreen(browser, 'admin', hall.console)
  await hall.admin.post(`/counters/${COUNTER}/open`)
  const seen = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()
  const gone = (page: Page, text: string | RegExp) =>
    expect.poll(() => page.getByText(text).filter({ visible: true }).count()).toBe(0)
  return {
    hall,
    box,
    counter,
    async issue() {
      return (await hall.admin.post('/tickets', { serviceId: SERVICE })).body.ticket.number
    },
    async press(line) {
      const before = box.answers.length
      box.press(line)
      await expect.poll(() => box.answers.length).toBeGreaterThan(before)
      return box.answers.at(-1) ?? ''
    },
    officerSees: (text) => seen(counter, text),
    officerSeesNoMore: (text) => gone(counter, text),
    staffSeeFault: (text) => fault(console, text),
    staffSeeNoFault: () => noFault(console),
    async called() {
      const { events } = (await hall.admin.get('/events?limit=5000')).body
      const numbers = new Map(
        events.flatMap(({ type, ticketId, number }: Record<string, string>) =>
          type === 'ticket-issued' ? [[ticketId, number]] : [],
        ),
      )
      return events.flatMap(({ type, ticketId }: Record<string, string>) =>
        type === 'ticket-called' || type === 'ticket-recalled' ? [numbers.get(ticketId)] : [],
      )
    },
    async [Symbol.asyncDispose]() {
      await browser.close()
      await hall[Symbol.asyncDispose]()
      await box.close()
      folder[Symbol.dispose]()
    },
  }
}
