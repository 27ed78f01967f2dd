export { REPEAT_MS } from './buttons/debounce.ts'
export {
  type Buttons,
  type ButtonsOptions,
  ButtonsPathError,
  type ButtonsStatus,
  openButtons,
} from './buttons/open.ts'
export {
  type ButtonsLine,
  type ButtonsPathCode,
  type ParsedButtonsPath,
  parseButtonsPath,
} from './buttons/path.ts'
export type { Answer, Press } from './buttons/press.ts'
export { openButtonBox, type VirtualButtonBox } from './buttons/virtual-box.ts'
export { encode, type Job } from './printer/escpos/encode.ts'
export {
  type Attempt,
  type GroupMember,
  type GroupPrintResult,
  type PrinterGroup,
  printerGroup,
} from './printer/group.ts'
export { type OpenPrinterOptions, openPrinter, PrinterUrlError } from './printer/open.ts'
export * from './printer/port.ts'
export { type Profile, profileOf } from './printer/profile.ts'
export {
  NEW_ROLL,
  type Roll,
  type RollGuess,
  rollAfterStatus,
  rollAfterTicket,
  rollFrom,
  ticketsLeft,
} from './printer/roll.ts'
export { TIMING, type Timing } from './printer/timing.ts'
export {
  type ParsedPrinterUrl,
  type PrinterTarget,
  type PrinterUrlCode,
  parsePrinterUrl,
} from './printer/url.ts'
export { LEVERS, type Lever } from './printer/virtual/lever.ts'
export * from './printer/virtual/paper.ts'
export { type LeverTiming, type PeerOptions, type PrinterPeer, printerPeer } from './printer/virtual/peer.ts'
export { renderPaperSvg } from './printer/virtual/render/svg.ts'
export {
  startVirtualPrinter,
  type VirtualPrinter,
  type VirtualPrinterOptions,
} from './printer/virtual/server.ts'
