import type { BrowserWindowConstructorOptions } from 'electron'
import { recoveryMs } from '../recovery.ts'
import {
  type After,
  after as afterTimeout,
  type HowToShow,
  type ShellLog,
  type ShowScreen,
} from '../screen.ts'
import type { ElectronApi, ElectronWindow } from './api.ts'
import { confine } from './confine.ts'
import { recover } from './recover.ts'

export interface ElectronOptions {
  readonly log: ShellLog
  readonly after?: After
  readonly now?: () => number
}

export interface ElectronShow {
  readonly show: ShowScreen
  /** Somebody started the application a second time: they want to see it. */
  focus(): void
}

/** Paper, as in the theme: what is seen before the page is. */
const GROUND = '#faf6ee'

/** Shows a screen in a window of Electron. */
export function electronScreen(electron: ElectronApi, options: ElectronOptions): ElectronShow {
  const { log, after = afterTimeout, now = Date.now } = options
  let shown: ElectronWindow | null = null

  const show: ShowScreen = async (url, how) => {
    const { origin } = new URL(url)
    const awake = electron.powerSaveBlocker.start('prevent-display-sleep')
    let closing = false
    let callOff = () => {}

    function open(losses: number) {
      const window = new electron.BrowserWindow(windowOptions(how))
      shown = window
      confine(window.webContents, origin)
      const load = () => {
        if (!window.isDestroyed()) window.loadURL(url).catch(() => {}) // Told as did-fail-load.
      }
      const giveUp = recover(window.webContents, { load, after, now, log })
      window.once('ready-to-show', () => window.show())
      if (how.mode === 'kiosk') window.on('close', (event) => closing || event.preventDefault())
      window.on('closed', () => {
        giveUp()
        if (shown === window) shown = null
        if (closing || how.mode === 'window') return
        log.warn({}, 'the window was lost; opening another')
        callOff = after(recoveryMs(losses + 1), () => open(losses + 1))
      })
      load()
    }

    open(0)
    return {
      ok: true,
      screen: {
        async close() {
          if (closing) return
          closing = true
          callOff()
          electron.powerSaveBlocker.stop(awake)
          shown?.destroy()
        },
      },
    }
  }

  return {
    show,
    focus() {
      if (shown?.isMinimized()) shown.restore()
      shown?.focus()
    },
  }
}

function windowOptions({ mode, size }: HowToShow): BrowserWindowConstructorOptions {
  return {
    ...size,
    useContentSize: true,
    show: false,
    backgroundColor: GROUND,
    autoHideMenuBar: true,
    ...(mode === 'kiosk' && { kiosk: true, frame: false }),
    webPreferences: {
      // No preload, no Node: the page talks to its station over HTTP, as any browser would.
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
      devTools: mode === 'window',
    },
  }
}
