import { launchChromiumServer } from '@antre/testkit/chromium'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { openScreen } from './browser.ts'
import type { Hall } from './hall.ts'

const ZONE = 'A'
const COUNTER = '1'
const SERVICE = 'ektp'
/** A lease runs out, another display asks, and says a call in two languages. */

/** A display's screen in a Chromium of its own, which can be killed like a PC whose plug is pulled. */
export interface DisplayPc extends AsyncDisposable {
  readonly page: Page
  /** Whether it holds the voice of the zone. */
  speaks(): Promise<boolean>
  /** Ids of the calls it has begun to speak, in order, once for each time. */
  spoken(): Promise<readonly string[]>
  kill(): Promise<void>
}

/** A machine for tests has no sound card, and a browser there plays all the same: it is told of one. */
function withSoundCard() {
  const output = { kind: 'audiooutput', deviceId: 'default', groupId: 'card', label: 'Speakers' }
  navigator.mediaDevices.enumerateDevices = async () => [output as MediaDeviceInfo]
}

export async function openDisplayPc(url: string): Promise<DisplayPc> {
  const { server, browser } = await launchChromiumServer()
  const { page } = await openScreen(browser, 'display', url, withSoundCard)
  await page.evaluate(() => {
    const { documentElement: root } = document
    const heard: string[] = []
    const note = () => {
      const id = root.dataset.speakingCall
      if (id !== undefined) heard.push(id)
    }
    new MutationObserver(note).observe(root, { attributeFilter: ['data-speaking-call'] })
    note()
    Object.assign(window, { heard })
  })
  return {
    page,
    speaks: async () => (await page.locator('html').getAttribute('data-voice')) === 'speaks',
    spoken: () => page.evaluate(() => (window as unknown as { heard: string[] }).heard),
    async kill() {
      server.process().kill('SIGKILL')
    },
    async [Symbol.asyncDispose]() {
      await server.kill()
    },
  }
}

/** Somebody is called to the counter; gives the call's id. */
export async function call(hall: Hall): Promise<string> {
  await hall.admin.post(`/counters/${COUNTER}/open`)
  await hall.admin.post('/tickets', { serviceId: SERVICE })
  await hall.admin.post(`/counters/${COUNTER}/call-next`)
  return (await hall.admin.get(`/views/displays/${ZONE}`)).body.calls[0].id
}

/** Until a display has spoken the call and the master knows. */
export async function announced(hall: Hall, callId: string): Promise<void> {
  const calls = async () => (await hall.admin.get(`/views/displays/${ZONE}`)).body.calls
  const isAnnounced = async () =>
    (await calls()).some(
      ({ id, announced }: { id: string; announced: boolean }) => id === callId && announced,
    )
  await expect.poll(isAnnounced).toBe(true)
}

/** Until exactly one of them holds the voice; gives that one, then the others. */
export async function speaker(displays: readonly DisplayPc[]): Promise<readonly DisplayPc[]> {
  const standing = () => Promise.all(displays.map((display) => display.speaks()))
  await expect.poll(async () => (await standing()).filter(Boolean).length).toBe(1)
  const now = await standing()
  return displays.toSorted((a, b) => Number(now[displays.indexOf(b)]) - Number(now[displays.indexOf(a)]))
}
