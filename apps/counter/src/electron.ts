import { runInElectron } from '@antre/shell'
import { beginPackaged, faultLine } from '@antre/station'
import { app, BrowserWindow, dialog, Menu, powerSaveBlocker } from 'electron'
import { SIZE, startCounter } from './start.ts'

// Not awaited: Electron becomes ready only after this module has run.
void runInElectron({ app, BrowserWindow, dialog, Menu, powerSaveBlocker }, async (userData) => {
  const begun = await beginPackaged('counter', startCounter, {
    userData,
    appPath: app.getAppPath(),
    resourcesPath: process.resourcesPath,
    args: process.argv.slice(app.isPackaged ? 1 : 2),
    env: process.env,
  })
  if (!begun.ok) {
    return {
      ok: false,
      title: app.getName(),
      lines: begun.faults.map((fault) => faultLine('counter', fault)),
    }
  }
  const { started, options, log } = begun
  const mode = options.show === 'kiosk' ? 'kiosk' : 'window'
  return { ok: true, station: { url: started.url, how: { mode, size: SIZE }, log, stop: started.stop } }
})
