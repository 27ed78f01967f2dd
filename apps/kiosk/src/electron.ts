import { runInElectron } from '@antre/shell'
import { packagedStation } from '@antre/station'
import { app, BrowserWindow, dialog, Menu, powerSaveBlocker } from 'electron'
import { SIZE, startPackagedKiosk } from './start.ts'

// Not awaited: Electron becomes ready only after this module has run.
void runInElectron({ app, BrowserWindow, dialog, Menu, powerSaveBlocker }, (userData) =>
  packagedStation(
    'kiosk',
    startPackagedKiosk,
    { usually: 'kiosk', size: SIZE },
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
