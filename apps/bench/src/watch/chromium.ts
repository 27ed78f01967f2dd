import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** A Chromium that plays sound without a touch; null when this machine has none. */
export async function openChromium(): Promise<Browser | null> {
  const path = process.env.ANTRE_CHROMIUM ?? PLACES.find(existsSync)
  if (path === undefined || !existsSync(path)) return null
  return chromium.launch({
    executablePath: path,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--autoplay-policy=no-user-gesture-required',
    ],
  })
}
