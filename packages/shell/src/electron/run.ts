import type { HowToShow, Screen, ShellLog } from '../screen.ts'
import type { ElectronApi } from './api.ts'
import { electronScreen } from './show.ts'

export interface RunningStation {
  readonly url: string
  readonly how: HowToShow
  readonly log: ShellLog
  stop(): Promise<void>
}

export type StationBegun =
  | { readonly ok: true; readonly station: RunningStation }
  /** For the person who installs it: what to correct, a line each. */
  | { readonly ok: false; readonly title: string; readonly lines: readonly string[] }

/**
 * Electron's main process as a station: one instance, the station started in it, its screen in a
 * locked-down window, and a quit that lets the station finish what it does.
 */
export async function runInElectron(
  electron: ElectronApi,
  begin: (userData: string) => Promise<StationBegun>,
): Promise<void> {
  const { app, dialog, Menu } = electron
  if (!app.requestSingleInstanceLock()) return app.quit()
  app.enableSandbox()
  app.commandLine.appendSwitch('autoplay-policy', 'no-user-gesture-required')
  // Keys that are taken from the whole desktop (globalKeys) come through its portal under Wayland.
  app.commandLine.appendSwitch('enable-features', 'GlobalShortcutsPortal')
  Menu.setApplicationMenu(null) // Its keys close and reload windows.
  await app.whenReady()

  const begun = await begin(app.getPath('userData'))
  if (!begun.ok) {
    dialog.showErrorBox(begun.title, begun.lines.join('\n'))
    return app.exit(2)
  }
  const { url, how, log, stop } = begun.station
  const { show, focus } = electronScreen(electron, { log })
  let screen: Screen | null = null
  let ending = false

  async function end() {
    await stop()
    await screen?.close()
    app.exit(0)
  }

  app.on('second-instance', focus)
  app.on('before-quit', (event) => {
    event.preventDefault()
    if (ending) return
    ending = true
    void end()
  })
  app.on('window-all-closed', () => {
    if (how.mode === 'window') app.quit()
  })
  const shown = await show(url, how)
  if (shown.ok) screen = shown.screen
}
