import { globalKeys, runInElectron } from '@antre/shell'
import { packagedStation } from '@antre/station'
import { app, BrowserWindow, dialog, globalShortcut, Menu, powerSaveBlocker, shell } from 'electron'
import { type DesktopPort, refusedText } from './buttons/keys.ts'
import { counterStart, SIZE } from './start.ts'

const desktop: DesktopPort = {
  keys: globalKeys(globalShortcut, process),
  refused: (keys) =>
    void dialog.showMessageBox({ type: 'warning', ...refusedText(app.getLocale(), keys), noLink: true }),
  beep: () => shell.beep(),
}

// Not awaited: Electron becomes ready only after this module has run.
void runInElectron({ app, BrowserWindow, dialog, Menu, powerSaveBlocker }, (userData) =>
  packagedStation(
    'counter',
    counterStart(desktop),
    { usually: 'window', size: SIZE },
    {
      name: app.getName(),
      userData,
      appPath: app.getAppPath(),
      resourcesPath: process.resourcesPath,
      args: process.argv.slice(app.isPackaged ? 1 : 2),
      env: process.env,
    },
  ),
)
