import { ALL_ASKS, type Ask, type Profile, profileOf } from './profile.ts'

/** Where a printer is and how it is talked to. */
export type PrinterTarget =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number; readonly profile: Profile }
  | { readonly kind: 'file'; readonly path: string; readonly profile: Profile }
  | {
      readonly kind: 'serial'
      readonly path: string
      readonly baudRate: number
      readonly flow: 'none' | 'rtscts' | 'xonxoff'
      readonly profile: Profile
    }
  /** A virtual printer: whoever opens it starts one and connects to it by tcp. */
  | { readonly kind: 'virtual'; readonly profile: Profile }

export type PrinterUrlCode =
  | 'printer-url-malformed'
  | 'printer-scheme-unknown'
  | 'printer-host-missing'
  | 'printer-port-invalid'
  | 'printer-path-missing'
  | 'printer-option-unknown'
  | 'printer-option-invalid'

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
} as const

const OPTIONS = [...Object.keys(CHOICES), 'columns', 'status', 'baud']

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
 * or `virtual:`. Options of all: `width=58|80` (80), `columns=24..64` (32 or 48), `codepage=cp437|cp850|
 * cp858|cp1252|ascii` (cp858), `status=all|none|1,4` (all), `cut=full|partial|none` (partial),
 * `qr=native|raster|none`, `raster=yes|no`; of serial also `baud` (19200) and `flow=none|rtscts|xonxoff`.
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
  const profile = profileFrom(options)
  switch (url.protocol) {
    case 'tcp:':
      return { kind: 'tcp', ...addressOf(url), profile }
    case 'file:':
      return { kind: 'file', path: pathOf(url), profile }
    case 'serial:':
      return {
        kind: 'serial',
        path: pathOf(url),
        baudRate: whole(options, 'baud', 300, 4_000_000) ?? DEFAULT_BAUD,
        flow: choice(options, 'flow') ?? 'none',
        profile,
      }
    case 'virtual:':
      return { kind: 'virtual', profile }
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

function profileFrom(options: URLSearchParams): Profile {
  const columns = whole(options, 'columns', 24, 64)
  const codePage = choice(options, 'codepage')
  const cut = choice(options, 'cut')
  const qr = choice(options, 'qr')
  const raster = choice(options, 'raster')
  return profileOf(choice(options, 'width') === '58' ? 58 : 80, {
    asks: asksFrom(options.get('status')),
    ...(columns !== null && { columns }),
    ...(codePage !== null && { codePage: codePage === 'ascii' ? null : codePage }),
    ...(cut !== null && { cut }),
    ...(qr !== null && { qr }),
    ...(raster !== null && { raster: raster === 'yes' }),
  })
}

function asksFrom(status: string | null): readonly Ask[] {
  if (status === null || status === 'all') return ALL_ASKS
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
