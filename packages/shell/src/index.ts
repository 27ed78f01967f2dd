export { type ChromiumOptions, chromiumScreen } from './chromium/show.ts'
export type { After, HowToShow, Screen, ScreenSize, ShellLog, Shown, ShowScreen } from './screen.ts'
