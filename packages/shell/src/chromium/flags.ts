import type { HowToShow } from '../screen.ts'

export interface FlagsOptions extends HowToShow {
  readonly url: string
  /** Folder of this screen's own browser profile. */
  readonly profile: string
  /** Chromium refuses its sandbox to the superuser. */
  readonly superuser: boolean
  /** No graphics card that Chromium could use. */
  readonly softwareOnly: boolean
  /** Further flags, from `ANTRE_CHROMIUM_FLAGS`. */
  readonly extra: readonly string[]
}

/** Nothing asks, nothing phones home, nothing is offered to the person in front of it. */
const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--noerrdialogs',
  '--hide-crash-restore-bubble',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-features=MediaRouter,OptimizationHints',
  '--password-store=basic',
]
/** A call is spoken without anybody having touched the display; it stays awake behind other windows. */
const ALWAYS_ON = [
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
]
/** Two fingers and a swipe are not ways out of a kiosk. */
const KIOSK = ['--kiosk', '--disable-pinch', '--overscroll-history-navigation=0', '--window-position=0,0']

export function chromiumFlags(options: FlagsOptions): string[] {
  const { url, mode, size, profile, superuser, softwareOnly, extra } = options
  return [
    `--user-data-dir=${profile}`,
    ...QUIET,
    ...ALWAYS_ON,
    ...(mode === 'kiosk' ? KIOSK : []),
    // For a kiosk too: without a window manager nobody makes it as large as the panel.
    `--window-size=${size.width},${size.height}`,
    ...(superuser ? ['--no-sandbox', '--test-type'] : []),
    ...(softwareOnly ? ['--disable-gpu'] : []),
    ...extra,
    `--app=${url}`,
  ]
}
