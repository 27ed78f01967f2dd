export { type BoardCode, type BoardConfig, type ReadBoard, readBoard } from './board/config.ts'
export { type BoardFace, type BoardFormat, boardFrame } from './board/frame.ts'
export { type Board, type BoardOptions, type BoardStatus, openBoard } from './board/open.ts'
export { openVirtualBoard, type VirtualBoard } from './board/virtual-board.ts'
export {
  type ButtonsCode,
  type ButtonsConfig,
  type ReadButtons,
  readButtons,
} from './buttons/config.ts'
export { REPEAT_MS, repeatFilter } from './buttons/debounce.ts'
export type { Heard } from './buttons/heard.ts'
export {
  type Buttons,
  type ButtonsOptions,
  ButtonsPathError,
  type ButtonsStatus,
  openButtons,
} from './buttons/open.ts'
export type { Answer, Press } from './buttons/press.ts'
export { openButtonBox, type VirtualButtonBox } from './buttons/virtual-box.ts'
export { listPorts, type SerialPortFound } from './hotplug/list-ports.ts'
export type { Timers } from './hotplug/timers.ts'
export { statusWords } from './hotplug/words.ts'
export { encode, type Job } from './printer/escpos/encode.ts'
export {
  type Attempt,
  type GroupMember,
  type GroupPrintOptions,
  type GroupPrintResult,
  type PrinterGroup,
  printerGroup,
} from './printer/group.ts'
export { MODELS, type Model, modelOf } from './printer/models.ts'
export { type OpenPrinterOptions, openPrinter, PrinterUrlError } from './printer/open.ts'
export * from './printer/port.ts'
export { type Profile, profileOf } from './printer/profile.ts'
export {
  isSensed,
  NEW_ROLL,
  type Roll,
  type RollGuess,
  rollAfterChange,
  rollAfterStatus,
  rollAfterTicket,
  rollFrom,
  ticketsLeft,
} from './printer/roll.ts'
export { testPage } from './printer/test-page.ts'
export { TIMING, type Timing } from './printer/timing.ts'
export {
  type ParsedPrinterUrl,
  type PrinterTarget,
  type PrinterUrlCode,
  parsePrinterUrl,
} from './printer/url.ts'
export { LEVERS, type Lever } from './printer/virtual/lever.ts'
export * from './printer/virtual/paper.ts'
export { printerPeer } from './printer/virtual/peer.ts'
export type { LeverTiming, PeerOptions, PrinterPeer } from './printer/virtual/port.ts'
export { renderPaperSvg } from './printer/virtual/render/svg.ts'
export {
  startVirtualPrinter,
  type VirtualPrinter,
  type VirtualPrinterOptions,
} from './printer/virtual/server.ts'
