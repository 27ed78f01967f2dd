// Stands in for Electron where its binary cannot be had: enough for a packaged entry to run in plain Node.
// A window only says which address it was to show.
import { EventEmitter } from 'node:events'
import { dirname } from 'node:path'

process.resourcesPath = process.env.STAND_IN_RESOURCES

const nothing = () => {}
const appPath = dirname(dirname(process.argv[1]))

export const app = Object.assign(new EventEmitter(), {
  isPackaged: true,
  commandLine: { appendSwitch: nothing },
  requestSingleInstanceLock: () => true,
  enableSandbox: nothing,
  whenReady: async () => {},
  getPath: () => process.env.STAND_IN_DATA,
  getAppPath: () => appPath,
  getName: () => 'stand-in',
  quit: nothing,
  exit: (code) => process.exit(code),
})
// As Electron does when it is packaged: no script in the arguments.
process.argv.splice(1, 1)

process.once('SIGTERM', () => app.emit('before-quit', { preventDefault: nothing }))

export class BrowserWindow extends EventEmitter {
  webContents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: nothing,
    session: Object.assign(new EventEmitter(), {
      setPermissionRequestHandler: nothing,
      setPermissionCheckHandler: nothing,
      setDevicePermissionHandler: nothing,
      webRequest: { onBeforeRequest: nothing },
    }),
  })
  isDestroyed = () => false
  destroy = nothing
  async loadURL(url) {
    console.log(url)
  }
}
export const Menu = { setApplicationMenu: nothing }
export const powerSaveBlocker = { start: () => 1, stop: () => true }
export const dialog = { showErrorBox: (title, text) => console.error(`${title}: ${text}`) }
export const globalShortcut = { register: () => true, unregister: nothing }
export const shell = { beep: nothing }
