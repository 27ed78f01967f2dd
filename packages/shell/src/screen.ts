/** How a station's screen is shown. */
export interface HowToShow {
  /** `kiosk`: the whole panel, nothing else to reach. `window`: an ordinary window beside other programs. */
  readonly mode: 'kiosk' | 'window'
  /** Of a window, in CSS pixels. */
  readonly size: ScreenSize
}

export interface ScreenSize {
  readonly width: number
  readonly height: number
}

export interface Screen {
  /** Closes it for good. Idempotent. */
  close(): Promise<void>
}

export type Shown =
  | { readonly ok: true; readonly screen: Screen }
  | { readonly ok: false; readonly code: 'no-browser'; readonly detail: string }

/** The port: shows a station's address. One way is Electron's window, the other is a Chromium of this PC. */
export type ShowScreen = (url: string, how: HowToShow) => Promise<Shown>

/** What the shell says about what happens to a screen. pino's shape. */
export interface ShellLog {
  info(about: object, text: string): void
  warn(about: object, text: string): void
}

/** Runs `action` once after `ms` milliseconds; the answer calls it off. */
export type After = (ms: number, action: () => void) => () => void

export const after: After = (ms, action) => {
  const timer = setTimeout(action, ms)
  return () => clearTimeout(timer)
}
