import { join } from 'node:path'
import type { DisplayView } from '@antre/contract'
import { builtScreen } from '@antre/testkit'
import type { Browser, Page } from 'playwright-core'
import { type FakeMaster, startFakeMaster } from './master.ts'

const VOICE = join(import.meta.dirname, '../../../../resources/voice')

export interface Show {
  readonly page: Page
  readonly master: FakeMaster
  close(): Promise<void>
}

export interface ShowOptions {
  readonly view: DisplayView
  readonly width?: number
  readonly height?: number
  readonly reducedMotion?: boolean
  /** Do not look into the page: Playwright's looks count as a user's touch. */
  readonly untouched?: boolean
  /** Set up the master before the page asks. */
  readonly before?: (master: FakeMaster) => void
}

/** A page with the display of zone A before a master of its own. */
export async function openShow(browser: Browser, options: ShowOptions): Promise<Show> {
  const { width = 1920, height = 1080, reducedMotion = false } = options
  const master = await startFakeMaster({
    screen: builtScreen('display'),
    voice: VOICE,
    media: join(import.meta.dirname, '../media'),
  })
  master.show(options.view)
  options.before?.(master)
  const page = await browser.newPage({
    viewport: { width, height },
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
  })
  await page.addInitScript(recordScreen)
  await page.goto(`${master.origin}/display/?zone=A`)
  if (!options.untouched) {
    await page.waitForSelector('.screen')
    await page.evaluate(() => document.fonts.ready)
  }
  return {
    page,
    master,
    close: async () => {
      await page.close()
      await master.close()
    },
  }
}

/** One announcement, from the attributes that the screen writes on its root element. */
export interface Heard {
  readonly call: string
  /** When it began, and when it ended; ms since the epoch. */
  readonly from: number
  until?: number
  /** Loudest moment, RMS 0..1. */
  peak: number
  /** Ids of calls that stood in the large place meanwhile. */
  readonly shown: string[]
}

/** Everything that happened on a page, however fast: a test that looks late misses nothing. */
export interface Record {
  readonly heard: Heard[]
  /** Calls that had their turn in the large place, and whether a service stood below. */
  readonly turns: { readonly call: string; readonly service: boolean }[]
  readonly states: string[]
  /** Gain of the music at each change, and whether words were heard meanwhile. */
  readonly music: { readonly gain: number; readonly speaking: boolean }[]
}

declare global {
  interface Window {
    record: Record
  }
}

/** Runs in the page. */
export function recordScreen(): void {
  const record: Record = { heard: [], turns: [], states: [], music: [] }
  window.record = record
  const look = (): void => {
    const { speakingCall, audioState, level = '0' } = document.documentElement.dataset
    const { music = '0' } = document.documentElement.dataset
    record.music.push({ gain: Number(music), speaking: speakingCall !== undefined })
    const panel = document.querySelector<HTMLElement>('[data-call]')
    const shown = panel?.dataset.call
    if (audioState && record.states.at(-1) !== audioState) record.states.push(audioState)
    if (shown && panel.dataset.announcing === 'true' && record.turns.at(-1)?.call !== shown) {
      record.turns.push({ call: shown, service: panel.querySelector('.call-service') !== null })
    }
    const last = record.heard.at(-1)
    if (last && last.until === undefined && last.call !== speakingCall) last.until = Date.now()
    if (speakingCall === undefined) return
    if (last?.call !== speakingCall) {
      record.heard.push({ call: speakingCall, from: Date.now(), peak: 0, shown: [] })
    }
    const heard = record.heard.at(-1) as Heard
    heard.peak = Math.max(heard.peak, Number(level))
    if (shown !== undefined && heard.shown.at(-1) !== shown) heard.shown.push(shown)
  }
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true })
}
