import { CODE_PAGES } from './escpos/code-pages.ts'
import { MODELS, type Model, modelOf } from './models.ts'
import { ALL_ASKS, type Ask, type Profile, type ProfileChange, profileOf } from './profile.ts'

interface Known {
  readonly profile: Profile
  /** The model that was named; null when none was. */
  readonly model: Model | null
}

/** Where a printer is and how it is talked to. */
export type PrinterTarget = Known &
  (
    | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
    | { readonly kind: 'file'; readonly path: string }
    | {
        readonly kind: 'serial'
        readonly path: string
        readonly baudRate: number
        readonly flow: 'none' | 'rtscts' | 'xonxoff'
      }
    /** A virtual printer: whoever opens it starts one and connects to it by tcp. */
    | { readonly kind: 'virtual' }
  )

export type PrinterUrlCode =
  | 'printer-url-malformed'
  | 'printer-scheme-unknown'
  | 'printer-host-missing'
  | 'printer-port-invalid'
  | 'printer-path-missing'
  | 'printer-option-unknown'
  | 'printer-option-invalid'
  | 'printer-model-unknown'
  | 'printer-share-unsafe'

export type ParsedPrinterUrl =
  | { readonly ok: true; readonly target: PrinterTarget }
  | { readonly ok: false; readonly code: PrinterUrlCode; readonly detail: string }

const RAW_PORT = 9100
const DEFAULT_BAUD = 19_200
const LARGEST_PORT = 65_535

const CHOICES = {
  width: ['58', '80'],
  codepage: ['cp437', 'cp850', 'cp858', 'cp1252', 'ascii'],
  cut: ['full', 'partial', 'none'],
  qr: ['native', 'raster', 'none'],
  raster: ['yes', 'no'],
  flow: ['none', 'rtscts', 'xonxoff'],
  reports: ['yes', 'no'],
  share: ['no'],
} as const

const OPTIONS = [...Object.keys(CHOICES), 'model', 'columns', 'status', 'patience', 'baud']

/** After a failure a station has its printer forget what is not printed, and would so throw away another's ticket. */
const SHARE =
  'share=yes: two that print on one printer undo each other’s tickets; ' +
  'give it to one kiosk, and name that kiosk as the fallback of the others'

/** Thrown inside this file alone; `parsePrinterUrl` turns it into a value. */
class Fault extends Error {
  readonly code: PrinterUrlCode
  constructor(code: PrinterUrlCode, detail: string) {
    super(detail)
    this.code = code
  }
}

/**
 * Reads `tcp://HOST[:9100]`, `file:///dev/usb/lp0`, `serial:///dev/ttyUSB0?baud=19200`, `serial://COM3`
 * or `virtual:`. Options of all: `model` (see MODELS), and, stronger than the model, `width=58|80` (80),
 * `columns=24..64` (32 or 48), `codepage=cp437|cp850|cp858|cp1252|ascii` (cp858), `status=all|none|1,4` (all),
 * `cut=full|partial|none` (partial), `qr=native|raster|none`, `raster=yes|no`, `patience=0.1..10` (1); of serial also `baud` (19200)
 * and `flow=none|rtscts|xonxoff`; `reports=yes|no` (found out).
 * `share=yes` is refused: what one station has a printer forget may be another's ticket.
 */
export function parsePrinterUrl(text: string): ParsedPrinterUrl {
  try {
    return { ok: true, target: targetOf(text) }
  } catch (fault) {
    if (fault instanceof Fault) return { ok: false, code: fault.code, detail: fault.message }
    throw fault
  }
}

function targetOf(text: string): PrinterTarget {
  const url = URL.parse(text)
  if (!url) throw malformed(text)
  const options = url.searchParams
  for (const name of options.keys())
    if (!OPTIONS.includes(name)) throw new Fault('printer-option-unknown', name)
  if (options.get('share') === 'yes') throw new Fault('printer-share-unsafe', SHARE)
  choice(options, 'share')
  const model = modelFrom(options)
  const profile = profileFrom(options, model)
  switch (url.protocol) {
    case 'tcp:':
      return { kind: 'tcp', ...addressOf(url), model, profile }
    case 'file:':
      return { kind: 'file', path: pathOf(url), model, profile }
    case 'serial:':
      return {
        kind: 'serial',
        path: pathOf(url),
        baudRate: whole(options, 'baud', 300, 4_000_000) ?? DEFAULT_BAUD,
        flow: choice(options, 'flow') ?? 'none',
        model,
        profile,
      }
    case 'virtual:':
      return { kind: 'virtual', model, profile }
    default:
      throw new Fault('printer-scheme-unknown', url.protocol)
  }
}

/** Names the part of an address that a URL parser refuses without saying why. */
function malformed(text: string): Fault {
  if (/^tcp:\/\/:/i.test(text)) return new Fault('printer-host-missing', text)
  const port = /^tcp:\/\/[^/?#\]]+:([^/?#]+)/i.exec(text)?.[1]
  if (port !== undefined) return new Fault('printer-port-invalid', port)
  return new Fault('printer-url-malformed', text)
}

function addressOf(url: URL): { host: string; port: number } {
  if (!url.hostname) throw new Fault('printer-host-missing', url.href)
  const port = url.port === '' ? RAW_PORT : Number(url.port)
  if (port < 1 || port > LARGEST_PORT) throw new Fault('printer-port-invalid', url.port)
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port }
}

function pathOf(url: URL): string {
  const path = decoded(url.hostname + url.pathname)
  if (path === '' || path === '/') throw new Fault('printer-path-missing', url.href)
  return path
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    throw new Fault('printer-url-malformed', path)
  }
}

function modelFrom(options: URLSearchParams): Model | null {
  const id = options.get('model')
  if (id === null) return null
  const model = modelOf(id)
  if (model) return model
  throw new Fault('printer-model-unknown', `${id}; there are ${MODELS.map((each) => each.id).join(', ')}`)
}

/** What the address says is stronger than what is known of the model. */
function profileFrom(options: URLSearchParams, model: Model | null): Profile {
  const width = choice(options, 'width') ?? (model?.profile.width === 58 ? '58' : '80')
  return profileOf(width === '58' ? 58 : 80, { ...knownOf(model, width), ...changeFrom(options) })
}

/** A model with other paper has another number of letters on a line. */
function knownOf(model: Model | null, width: '58' | '80'): ProfileChange {
  if (model === null) return {}
  const { width: usual, dots: _, columns, ...rest } = model.profile
  return String(usual) === width ? { ...rest, columns } : rest
}

function changeFrom(options: URLSearchParams): ProfileChange {
  const columns = whole(options, 'columns', 24, 64)
  const codePage = choice(options, 'codepage')
  const status = options.get('status')
  const cut = choice(options, 'cut')
  const qr = choice(options, 'qr')
  const raster = choice(options, 'raster')
  const reports = choice(options, 'reports')
  const patience = times(options, 'patience', 0.1, 10)
  return {
    ...(columns !== null && { columns }),
    ...(codePage === 'ascii' && { codePage: null }),
    ...(codePage !== null &&
      codePage !== 'ascii' && { codePage, codePageNumber: CODE_PAGES[codePage].number }),
    ...(status !== null && { asks: asksFrom(status) }),
    ...(cut !== null && { cut }),
    ...(qr !== null && { qr }),
    ...(reports !== null && { reports }),
    ...(raster !== null && { raster: raster === 'yes' }),
    ...(patience !== null && { patience }),
  }
}

function asksFrom(status: string): readonly Ask[] {
  if (status === 'all') return ALL_ASKS
  if (status === 'none') return []
  const asks = ALL_ASKS.filter((ask) => status.split(',').includes(String(ask)))
  if (asks.join(',') !== status) throw new Fault('printer-option-invalid', `status=${status}`)
  return asks
}

function choice<Name extends keyof typeof CHOICES>(
  options: URLSearchParams,
  name: Name,
): (typeof CHOICES)[Name][number] | null {
  const value = options.get(name)
  if (value === null) return null
  const found = CHOICES[name].find((each) => each === value)
  if (found === undefined) throw new Fault('printer-option-invalid', `${name}=${value}`)
  return found
}

function whole(options: URLSearchParams, name: string, least: number, most: number): number | null {
  const value = options.get(name)
  if (value === null) return null
  if (!/^\d{1,8}$/.test(value) || Number(value) < least || Number(value) > most)
    throw new Fault('printer-option-invalid', `${name}=${value}`)
  return Number(value)
}

function times(options: URLSearchParams, name: string, least: number, most: number): number | null {
  const value = options.get(name)
  if (value === null) return null
  if (!/^\d{1,2}(\.\d{1,2})?$/.test(value) || Number(value) < least || Number(value) > most)
    throw new Fault('printer-option-invalid', `${name}=${value}`)
  return Number(value)
}
