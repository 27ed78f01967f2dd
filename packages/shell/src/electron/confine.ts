import type { ElectronContents } from './api.ts'

/** Schemes that bring nothing in from outside. */
const INSIDE: ReadonlySet<string> = new Set(['data:', 'blob:', 'devtools:'])

/** The page may show and reach its own station, and ask this PC for nothing. */
export function confine(contents: ElectronContents, origin: string): void {
  const isOwn = (url: string) => URL.canParse(url) && new URL(url).origin === origin
  const stay = (event: { preventDefault(): void }, url: string) => {
    if (!isOwn(url)) event.preventDefault()
  }
  contents.on('will-navigate', (event) => stay(event, event.url))
  contents.on('will-frame-navigate', (event) => stay(event, event.url))
  contents.on('will-redirect', (event) => stay(event, event.url))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))

  const { session } = contents
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const inside = isOwn(url) || (URL.canParse(url) && INSIDE.has(new URL(url).protocol))
    answer({ cancel: !inside })
  })
}
