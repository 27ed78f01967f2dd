import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Dialog,
  GlobalShortcut,
  PowerSaveBlocker,
  Session,
  WebContents,
} from 'electron'

/**
 * The part of Electron that the shell uses. It is handed in, not imported: only the packaged entries
 * import `electron`, so everything here runs in a test without its binary.
 */
export interface ElectronApi {
  readonly app: Pick<
    App,
    'on' | 'whenReady' | 'requestSingleInstanceLock' | 'enableSandbox' | 'quit' | 'exit' | 'getPath'
  > & { readonly commandLine: Pick<App['commandLine'], 'appendSwitch'> }
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => ElectronWindow
  readonly Menu: { setApplicationMenu(menu: null): void }
  readonly powerSaveBlocker: Pick<PowerSaveBlocker, 'start' | 'stop'>
  readonly dialog: Pick<Dialog, 'showErrorBox'>
}

/** For `globalKeys`; apart from the rest, because only a counter takes keys. */
export type ElectronGlobalShortcut = Pick<GlobalShortcut, 'register' | 'unregister'>

export type ElectronWindow = Pick<
  BrowserWindow,
  'on' | 'once' | 'loadURL' | 'show' | 'destroy' | 'isDestroyed' | 'isMinimized' | 'restore' | 'focus'
> & { readonly webContents: ElectronContents }

export type ElectronContents = Pick<
  WebContents,
  'on' | 'setWindowOpenHandler' | 'forcefullyCrashRenderer' | 'isDestroyed'
> & { readonly session: ElectronSession }

export type ElectronSession = Pick<
  Session,
  'on' | 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
> & { readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> }
