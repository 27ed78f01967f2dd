import { type Align, type Line, type ReceiptDocument, type TextLine, typeset } from '@antre/receipt'
import { BreakLine, CharacterSet, PrinterTypes, ThermalPrinter } from 'node-thermal-printer'
import type { Profile } from '../profile.ts'
import { BAND_HEIGHT, bandBits } from './band.ts'
import {
  feedAndCut,
  feedDots,
  INITIALISE,
  picture,
  REPORT_WHEN_DONE,
  SINGLE_BYTE_LETTERS,
  selectCodePage,
  unitIsDot,
} from './bytes.ts'
import { CODE_PAGES, type CodePage } from './code-pages.ts'
import { dithered } from './dither.ts'
import { cellFor, qrModules, qrPicture } from './qr.ts'
import { transliterate } from './transliterate.ts'

/** A job ready to be sent. */
export interface Job {
  readonly bytes: Buffer
  /** How far these bytes move the paper, in dots of the printer. */
  readonly height: number
  /** How many reports it asks for: at its beginning, while it gets on, and after all of it. */
  readonly reports: number
}

/** Ends a job that nothing is asked about: a byte that may be lost on the way without harm. */
const NOTHING = Buffer.from([0])
const LINE_DOTS = 30
const LETTER_DOTS = 24
/**
 * The cutter sits above the head, 15 mm in an Epson TM-T88III: so much paper must pass before the last line
 * is out, whether we move it or the printer.
 */
export const BEFORE_CUT_DOTS = 4 * LINE_DOTS
/** Printers without a cutter: enough to tear the paper off. */
const BEFORE_TEAR_DOTS = 6 * LINE_DOTS
/**
 * Rows of a picture: below the 256 that garble on some printers, and so few that one which breaks off in the middle
 * swallows little of what comes next.
 */
const TALLEST_PICTURE_DOTS = 48
const PICTURE_HEAD_BYTES = 8
/** The most that a QR code's data can be, and what stands before it. */
const LONGEST_QR_BYTES = 2953 + PICTURE_HEAD_BYTES
/** A printer that is known to report does so about every 4 cm, and so tells slow from stuck. */
const REPORT_DOTS = 320

/** What the printer is set to, so that only changes are sent. */
interface Mode {
  align: Align
  bold: boolean
  inverse: boolean
  size: string
}

/**
 * Bytes of one document for one printer. node-thermal-printer builds them and does nothing else: a fresh
 * one for every job, since its buffer outlives a job, and without its folding, since lines are typeset.
 */
export function encode(document: ReceiptDocument, profile: Profile): Job {
  const printable = (text: string): string => transliterate(text, profile.codePage)
  const lines = typeset(document, { columns: profile.columns, printable })
  const writer = writerFor(profile)
  const mode: Mode = { align: 'left', bold: false, inverse: false, size: '1x1' }
  const isReported = profile.asks.length > 0 && profile.reports !== 'no'
  // The first one tells at once whether it knows the command: of one that does not, `ESC @` takes back what it wrote.
  const parts = isReported ? [INITIALISE, REPORT_WHEN_DONE, take(writer)] : [take(writer)]
  let reports = isReported ? 1 : 0
  let height = 0
  let reportedAt = 0
  for (const line of lines) {
    write(writer, mode, line, profile)
    parts.push(take(writer))
    height += heightOf(line, profile)
    if (profile.reports !== 'yes' || !isReported || height - reportedAt < REPORT_DOTS) continue
    parts.push(REPORT_WHEN_DONE)
    reports += 1
    reportedAt = height
  }
  parts.push(isReported ? REPORT_WHEN_DONE : NOTHING)
  return { bytes: Buffer.concat(parts), height, reports: isReported ? reports + 1 : 0 }
}

/**
 * Sets apart what an interrupted job may have left on the paper, before the next one begins. `unprinted`: also in the
 * printer, which may still wait for the rest of a picture and take whatever comes for it: that is given nothing but
 * white, which to one that waits for nothing is nothing.
 */
export function separator(profile: Profile, { unprinted }: { readonly unprinted: boolean }): Job {
  const writer = writerFor(profile)
  cut(writer, profile)
  const white = Buffer.alloc(unprinted ? largestCommand(profile) : 0)
  return {
    bytes: Buffer.concat([white, take(writer)]),
    height: heightOf({ kind: 'cut' }, profile),
    reports: 0,
  }
}

/** Bytes of the longest command that a job of this profile can have. */
function largestCommand({ dots }: Profile): number {
  return Math.max(LONGEST_QR_BYTES, PICTURE_HEAD_BYTES + (dots / 8) * TALLEST_PICTURE_DOTS)
}

/** What was written since the last time. Line by line: the library copies its whole buffer at every letter. */
function take(writer: ThermalPrinter): Buffer {
  const written = writer.getBuffer() ?? Buffer.alloc(0)
  writer.clear()
  return written
}

function writerFor(profile: Profile): ThermalPrinter {
  const writer = new ThermalPrinter({
    type: PrinterTypes.EPSON,
    interface: '',
    width: profile.columns,
    breakLine: BreakLine.NONE,
  })
  writer.append(INITIALISE)
  writer.append(SINGLE_BYTE_LETTERS)
  if (profile.setsUnits) writer.append(unitIsDot(profile.dpi))
  if (profile.codePage !== null) writePage(writer, profile.codePage, profile.codePageNumber)
  writer.setLineSpacing(LINE_DOTS)
  return writer
}

function writePage(writer: ThermalPrinter, page: CodePage, number: number): void {
  const { library, number: usual } = CODE_PAGES[page]
  writer.setCharacterSet(CharacterSet[library])
  if (number !== usual) writer.append(selectCodePage(number))
}

function write(writer: ThermalPrinter, mode: Mode, line: Line, profile: Profile): void {
  switch (line.kind) {
    case 'text':
      writeText(writer, mode, line)
      break
    case 'rule':
      writeText(writer, mode, ruleOf(profile))
      break
    case 'band':
      if (profile.raster) writer.append(picture(profile.dots / 8, BAND_HEIGHT, bandBits(profile.dots)))
      else writeText(writer, mode, ruleOf(profile))
      break
    case 'qr':
      align(writer, mode, 'center')
      writeQr(writer, line.data, profile)
      break
    case 'picture':
      align(writer, mode, 'center')
      if (profile.raster) writePicture(writer, dithered(line.picture, profile.dots))
      break
    case 'feed':
      writer.append(feedDots(Math.round(line.lines * LINE_DOTS)))
      break
    case 'cut':
      cut(writer, profile)
      break
  }
}

function writeText(writer: ThermalPrinter, mode: Mode, line: TextLine): void {
  align(writer, mode, line.align)
  resize(writer, mode, line.width, line.height)
  if (mode.inverse !== line.inverse) writer.invert(line.inverse)
  mode.inverse = line.inverse
  for (const { text, bold } of line.runs) {
    if (mode.bold !== bold) writer.bold(bold)
    mode.bold = bold
    writer.print(text)
  }
  writer.newLine()
}

function align(writer: ThermalPrinter, mode: Mode, wanted: Align): void {
  if (mode.align === wanted) return
  mode.align = wanted
  if (wanted === 'left') writer.alignLeft()
  else if (wanted === 'center') writer.alignCenter()
  else writer.alignRight()
}

function resize(writer: ThermalPrinter, mode: Mode, width: number, height: number): void {
  const size = `${width}x${height}`
  if (mode.size === size) return
  mode.size = size
  // `GS ! n` has the width in the high half; the library puts there what it calls height.
  writer.setTextSize(width - 1, height - 1)
}

function writeQr(writer: ThermalPrinter, data: string, profile: Profile): void {
  const modules = qrModules(data)
  const cell = cellFor(modules.size, profile.dots)
  switch (qrWay(data, profile)) {
    case 'native':
      writer.printQR(data, { cellSize: cell, correction: 'M', model: 2 })
      break
    case 'raster':
      writePicture(writer, qrPicture(modules, cell))
      break
    case 'none':
      break
  }
}

/** The library counts characters where the printer counts bytes: other letters than ASCII go as a picture. */
function qrWay(data: string, { qr, raster }: Profile): Profile['qr'] {
  if (qr !== 'native' || /^[\x20-\x7e]+$/.test(data)) return qr
  return raster ? 'raster' : 'none'
}

function writePicture(writer: ThermalPrinter, { across, height, bits }: ReturnType<typeof qrPicture>): void {
  for (let top = 0; top < height; top += TALLEST_PICTURE_DOTS) {
    const rows = Math.min(TALLEST_PICTURE_DOTS, height - top)
    writer.append(picture(across, rows, bits.subarray(top * across, (top + rows) * across)))
  }
}

function cut(writer: ThermalPrinter, profile: Profile): void {
  const { cut: way, feedsToCut } = profile
  if (way !== 'none' && feedsToCut) {
    writer.append(feedAndCut(way, 0))
    return
  }
  writer.append(feedDots(way === 'none' ? BEFORE_TEAR_DOTS : BEFORE_CUT_DOTS))
  if (way === 'full') writer.cut({ verticalTabAmount: 0 })
  else if (way === 'partial') writer.partialCut({ verticalTabAmount: 0 })
}

function ruleOf({ columns, codePage }: Profile): TextLine {
  const text = transliterate('─', codePage).repeat(columns)
  return { kind: 'text', runs: [{ text, bold: false }], align: 'left', width: 1, height: 1, inverse: false }
}

function heightOf(line: Line, profile: Profile): number {
  switch (line.kind) {
    case 'text':
      return Math.max(LINE_DOTS, LETTER_DOTS * line.height)
    case 'rule':
      return LINE_DOTS
    case 'band':
      return BAND_HEIGHT
    case 'qr':
      return qrHeight(line.data, profile)
    case 'picture':
      return profile.raster ? dithered(line.picture, profile.dots).height : 0
    case 'feed':
      return Math.round(line.lines * LINE_DOTS)
    case 'cut':
      return profile.cut === 'none' ? BEFORE_TEAR_DOTS : BEFORE_CUT_DOTS
  }
}

function qrHeight(data: string, profile: Profile): number {
  const { size } = qrModules(data)
  return size * cellFor(size, profile.dots)
}
