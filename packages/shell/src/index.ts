export { type ChromiumOptions, chromiumScreen } from './chromium/show.ts'
export { type ReadKey, readKey } from './electron/accelerator.ts'
export type {
  ElectronApi,
  ElectronContents,
  ElectronGlobalShortcut,
  ElectronSession,
  ElectronWindow,
} from './electron/api.ts'
export { type Desktop, type GlobalKeys, globalKeys, type Taken } from './electron/global-keys.ts'
export { type RunningStation, runInElectron, type StationBegun } from './electron/run.ts'
export { type ElectronOptions, type ElectronShow, electronScreen } from './electron/show.ts'
export type { After, HowToShow, Screen, ScreenSize, ShellLog, Shown, ShowScreen } from './screen.ts'
