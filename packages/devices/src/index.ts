export { encode, type Job } from './printer/escpos/encode.ts'
export { type OpenPrinterOptions, openPrinter, PrinterUrlError } from './printer/open.ts'
export * from './printer/port.ts'
export { type Profile, profileOf } from './printer/profile.ts'
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
export { type PaperPageWords, renderPaperPage } from './printer/virtual/render/page.ts'
export { renderPaperSvg } from './printer/virtual/render/svg.ts'
export {
  startVirtualPrinter,
  type VirtualPrinter,
  type VirtualPrinterOptions,
} from './printer/virtual/server.ts'
