import { existsSync } from 'node:fs'
import { type Browser, type BrowserServer, chromium, type LaunchOptions } from 'playwright-core'
import { WAIT_MS } from './patience.ts'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** `after-touch`: keeps sound off until somebody touches the page, as a plain browser does. */
export type Autoplay = 'free' | 'after-touch'

/** A real Chromium. Waits as long as a busy machine needs, in every page of it. */
export async function launchChromium(autoplay: Autoplay = 'free'): Promise<Browser> {
  return patient(await chromium.launch(optionsFor(autoplay)))
}

/** The same in a process of its own that a test can kill; `connect` opens it. */
export async function launchChromiumServer(): Promise<{ server: BrowserServer; browser: Browser }> {
  const server = await chromium.launchServer(optionsFor('free'))
  return { server, browser: patient(await chromium.connect(server.wsEndpoint())) }
}

function patient(browser: Browser): Browser {
  browser.on('context', (context) => context.setDefaultTimeout(WAIT_MS))
  return browser
}

/** `ANTRE_CHROMIUM` names another than the system's. Stays in the building: no request of Chromium's own. */
function optionsFor(autoplay: Autoplay): LaunchOptions {
  const path = process.env.ANTRE_CHROMIUM ?? PLACES.find(existsSync)
  if (path === undefined) throw new Error('no Chromium: install one (Debian: apt-get install chromium)')
  const policy = autoplay === 'free' ? 'no-user-gesture-required' : 'document-user-activation-required'
  return {
    executablePath: path,
    timeout: WAIT_MS,
    // Playwright's own switches let everything play; a plain browser does not.
    ...(autoplay === 'after-touch' && { ignoreDefaultArgs: ['--mute-audio'] }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--autoplay-policy=${policy}`,
    ],
  }
}
