import { EventEmitter } from 'node:events'
import type { BrowserWindowConstructorOptions } from 'electron'
import type {
  ElectronApi,
  ElectronContents,
  ElectronGlobalShortcut,
  ElectronSession,
  ElectronWindow,
} from '../src/index.ts'

type PermissionHandler = Parameters<ElectronSession['setPermissionRequestHandler']>[0]
type RequestFilter = (details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void

/** Electron as far as the shell uses it: remembers what was asked, and plays what a window goes through. */
export interface FakeElectron {
  readonly api: ElectronApi
  readonly app: EventEmitter
  readonly windows: FakeWindow[]
  /** What was called, in order. */
  readonly calls: string[]
  /** Another instance holds the lock. */
  locked: boolean
}

export interface FakeWindow {
  readonly options: BrowserWindowConstructorOptions
  readonly events: EventEmitter
  readonly contents: EventEmitter
  readonly loaded: string[]
  /** Asks the handler of permissions; null when none was set. */
  mayUse(permission: string): boolean | null
  /** Asks the request filter; null when none was set. */
  mayFetch(url: string): boolean | null
  opensWindows(): boolean
  /** Emits a cancellable event; true when it was prevented. */
  prevented(on: 'window' | 'contents', name: string, details?: object): boolean
}

export function fakeElectron(): FakeElectron {
  const app = new EventEmitter()
  const calls: string[] = []
  const windows: FakeWindow[] = []
  const fake: FakeElectron = { api: undefined as never, app, windows, calls, locked: false }
  const on = app.on.bind(app) as unknown as ElectronApi['app']['on']
  const api: ElectronApi = {
    app: {
      on,
      whenReady: async () => void calls.push('ready'),
      requestSingleInstanceLock: () => !fake.locked,
      enableSandbox: () => void calls.push('sandbox'),
      quit: () => void calls.push('quit'),
      exit: (code) => void calls.push(`exit ${code}`),
      getPath: (name) => `/paths/${name}`,
      commandLine: { appendSwitch: (name, value) => void calls.push(`switch ${name}=${value}`) },
    },
    BrowserWindow: windowClass(windows, calls),
    Menu: { setApplicationMenu: () => void calls.push('no menu') },
    powerSaveBlocker: {
      start: (type) => {
        calls.push(`awake ${type}`)
        return 7
      },
      stop: (id) => {
        calls.push(`sleep ${id}`)
        return true
      },
    },
    dialog: { showErrorBox: (title, content) => void calls.push(`box ${title}: ${content}`) },
  }
  return Object.assign(fake, { api })
}

function windowClass(windows: FakeWindow[], calls: string[]): ElectronApi['BrowserWindow'] {
  return class {
    readonly webContents: ElectronContents
    readonly on: ElectronWindow['on']
    readonly once: ElectronWindow['once']
    readonly loadURL: ElectronWindow['loadURL']
    readonly #events = new EventEmitter()
    #destroyed = false

    constructor(options: BrowserWindowConstructorOptions) {
      const events = this.#events
      this.on = events.on.bind(events) as unknown as ElectronWindow['on']
      this.once = events.once.bind(events) as unknown as ElectronWindow['once']
      const contents = fakeContents(calls)
      this.webContents = contents.api
      const loaded: string[] = []
      this.loadURL = async (url) => void loaded.push(url)
      windows.push({ options, events, loaded, ...contents.driver, prevented })
      function prevented(onWhat: 'window' | 'contents', name: string, details: object = {}) {
        let stopped = false
        const event = { ...details, preventDefault: () => (stopped = true) }
        ;(onWhat === 'window' ? events : contents.driver.contents).emit(name, event)
        return stopped
      }
    }
    show = () => void calls.push('show')
    destroy = () => {
      this.#destroyed = true
      this.#events.emit('closed')
    }
    isDestroyed = () => this.#destroyed
    isMinimized = () => true
    restore = () => void calls.push('restore')
    focus = () => void calls.push('focus')
  }
}

function fakeContents(calls: string[]) {
  const contents = new EventEmitter()
  let permission: PermissionHandler = null
  let filter: RequestFilter | null = null
  let opener: Parameters<ElectronContents['setWindowOpenHandler']>[0] | null = null
  const session: ElectronSession = {
    on: contents.on.bind(contents) as unknown as ElectronSession['on'],
    setPermissionRequestHandler: (handler) => {
      permission = handler
    },
    setPermissionCheckHandler: (handler) => void calls.push(`check ${handler !== null}`),
    setDevicePermissionHandler: (handler) => void calls.push(`devices ${handler !== null}`),
    webRequest: {
      onBeforeRequest: (listener: unknown) => {
        filter = listener as RequestFilter
      },
    },
  }
  const api: ElectronContents = {
    on: contents.on.bind(contents) as unknown as ElectronContents['on'],
    setWindowOpenHandler: (handler) => {
      opener = handler
    },
    forcefullyCrashRenderer: () => void calls.push('crash'),
    isDestroyed: () => false,
    session,
  }
  const driver = {
    contents,
    mayUse(name: string) {
      let answer: boolean | null = null
      permission?.(undefined as never, name as never, (granted) => (answer = granted), undefined as never)
      return answer
    },
    mayFetch(url: string) {
      let answer: boolean | null = null
      filter?.({ url }, ({ cancel }) => (answer = !cancel))
      return answer
    },
    opensWindows: () => opener === null || opener({} as never).action === 'allow',
  }
  return { api, driver }
}

/** Electron's globalShortcut on a desktop where other programs have some keys already. */
export interface FakeShortcuts {
  readonly api: ElectronGlobalShortcut
  /** Keys that are taken now. */
  readonly taken: () => readonly string[]
  /** Somebody presses this key, whichever window is in front. */
  press(accelerator: string): void
}

export function fakeShortcuts(
  others: readonly string[] = [],
  unreadable: readonly string[] = [],
): FakeShortcuts {
  const handlers = new Map<string, () => void>()
  return {
    api: {
      register(accelerator, callback) {
        if (unreadable.includes(accelerator)) throw new TypeError('conversion failure')
        if (others.includes(accelerator) || handlers.has(accelerator)) return false
        handlers.set(accelerator, callback)
        return true
      },
      unregister: (accelerator) => void handlers.delete(accelerator),
    },
    taken: () => [...handlers.keys()],
    press: (accelerator) => handlers.get(accelerator)?.(),
  }
}
