import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** A real Chromium: `ANTRE_CHROMIUM`, the system's, or Playwright's own. `autoplay`: as the packaged app starts it. */
export function launchChromium({ autoplay = true }: { readonly autoplay?: boolean } = {}): Promise<Browser> {
  const executablePath = [process.env.ANTRE_CHROMIUM, ...SYSTEM].find((path) => path && existsSync(path))
  const policy = autoplay ? 'no-user-gesture-required' : 'document-user-activation-required'
  return chromium.launch({
    ...(executablePath && { executablePath }),
    // Playwright's own switches let everything play; a plain browser does not.
    ...(!autoplay && { ignoreDefaultArgs: ['--mute-audio'] }),
    args: ['--no-sandbox', `--autoplay-policy=${policy}`],
  })
}
