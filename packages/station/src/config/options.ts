import { z } from 'zod'
import type { StationKind } from '../kind.ts'

/** Ids appear in addresses and folder names: the mall document allows no others. */
const id = z
  .string()
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?$/, 'letters, digits, dot, dash, underscore')
const text = z.string().min(1).max(4096)
const token = z.string().trim().min(1).max(200)

const pin = z.string('4 to 8 digits, in quotation marks').regex(/^\d{4,8}$/, '4 to 8 digits')

const master = text
  .refine(
    (given) => URL.canParse(given) && isMasterUrl(new URL(given)),
    'an address such as http://192.168.1.10:4310',
  )
  .transform((given) => new URL(given).origin)

function isMasterUrl(url: URL): boolean {
  const plain = url.username === '' && url.password === '' && url.search === '' && url.hash === ''
  return ['http:', 'https:'].includes(url.protocol) && url.pathname === '/' && plain
}

const common = {
  master,
  station: id.optional(),
  port: z.coerce
    .number('a number')
    .int('a whole number')
    .min(0, 'at least 0')
    .max(65_535, 'at most 65535')
    .default(0),
  data: text.optional(),
  token: token.optional(),
  'token-file': text.optional(),
  resources: text.optional(),
  screen: text.optional(),
  show: z.enum(['none', 'window', 'kiosk'], 'none, window or kiosk').default('none'),
  'log-level': z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'debug, info, warn, error or silent')
    .default('info'),
}

/** Every option of each kind of station; the same names as flags and in the `--config` file. */
export const OPTIONS = {
  kiosk: z.strictObject({
    ...common,
    printer: text.optional(),
    'second-printer': text.optional(),
    'staff-pin': pin.optional(),
  }),
  counter: z.strictObject({
    ...common,
    counter: id,
    buttons: text.optional(),
    board: text.optional(),
    shortcuts: text.optional(),
  }),
  display: z.strictObject({ ...common, zone: id }),
} as const satisfies Record<StationKind, z.ZodObject>

export type Options<K extends StationKind> = z.output<(typeof OPTIONS)[K]>

/** For `--help`. One line an option, in the order shown. */
export const HELP: Readonly<Record<string, string>> = {
  master: 'URL         address of the master, http://HOST:PORT',
  counter: 'ID         the counter this station speaks for',
  zone: 'ID            the zone whose calls are shown',
  station: 'ID         name of this station (kiosk-1, counter-3, display-A)',
  port: 'N             port of the screen on 127.0.0.1; 0, the default: any free one',
  printer: 'URL        tcp://HOST:9100, file:///dev/usb/lp0, serial:///dev/ttyUSB0?baud=19200, virtual:',
  'second-printer': 'URL  takes over while the first one cannot print',
  'staff-pin': 'PIN    4 to 8 digits, opens the staff menu at the kiosk (or environment ANTRE_STAFF_PIN)',
  buttons: 'PATH       serial call-button box, /dev/ttyUSB0[?baud=9600&map=FILE&address=N]',
  board: 'PATH         lamp or LED board, /dev/ttyUSB1[?frame=plain|commands|framed|lamp&…]',
  shortcuts:
    'KEYS     keys for every window, in the packaged application: pad, remote, or next=F9,recall=F10',
  'token-file': 'FILE   bearer token of this station (or environment ANTRE_TOKEN, or --token)',
  data: "DIR           data folder; the master's own on the same PC: a token is made there",
  config: 'FILE        these options as JSON, with the same names',
  show: 'none|window|kiosk   open the screen in Chromium',
  screen: 'DIR         built screen, if not where it belongs',
  resources: 'DIR      resources folder, if not where it belongs',
  'log-level': 'LEVEL    debug, info, warn, error or silent; the log goes to stderr',
}
