import type { BoardFormat } from './frame.ts'

export type BoardCode = 'board-path-missing' | 'board-option-unknown' | 'board-option-invalid'

/** A lamp or an LED board as it was asked for. */
export interface BoardConfig {
  readonly path: string
  readonly baudRate: number
  readonly parity: 'none' | 'even' | 'odd'
  readonly format: BoardFormat
  /** How long a call blinks; then the number stands still. Infinity: as long as it is called. */
  readonly blinkMs: number
  /** How often what is shown is said again, for a board that lost its power meanwhile. */
  readonly refreshMs: number
}

export type ReadBoard =
  | { readonly ok: true; readonly config: BoardConfig }
  | { readonly ok: false; readonly code: BoardCode; readonly detail: string }

const FRAMES = ['plain', 'commands', 'framed', 'lamp'] as const
const OPTIONS = ['baud', 'parity', 'frame', 'width', 'address', 'on', 'off', 'flash', 'blink', 'refresh']
const PARITIES = ['none', 'even', 'odd'] as const

const DEFAULT_BAUD = 9600
/** `A-012` */
const DEFAULT_WIDTH = 5
/** Two digits are the same of. */
const LEAST_WIDTH = 3
const DEFAULT_BLINK_S = 15
const DEFAULT_REFRESH_S = 10

class Wrong extends Error {}

/** Reads `--board`: `/dev/ttyUSB1?frame=framed&address=3&width=4`. */
export function readBoard(text: string): ReadBoard {
  const mark = text.indexOf('?')
  const path = mark < 0 ? text : text.slice(0, mark)
  const options = new URLSearchParams(mark < 0 ? '' : text.slice(mark + 1))
  if (path.trim() === '') return { ok: false, code: 'board-path-missing', detail: text }
  for (const name of options.keys())
    if (!OPTIONS.includes(name)) return { ok: false, code: 'board-option-unknown', detail: name }
  try {
    return { ok: true, config: { path, ...configIn(options) } }
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, code: 'board-option-invalid', detail: error.message }
    throw error
  }
}

function configIn(options: URLSearchParams): Omit<BoardConfig, 'path'> {
  const blinkS = whole(options, 'blink', DEFAULT_BLINK_S, 0, 600)
  return {
    baudRate: whole(options, 'baud', DEFAULT_BAUD, 50, 4_000_000),
    parity: word(options, 'parity', PARITIES),
    format: formatIn(options),
    blinkMs: blinkS === 0 ? Number.POSITIVE_INFINITY : blinkS * 1000,
    refreshMs: whole(options, 'refresh', DEFAULT_REFRESH_S, 1, 3600) * 1000,
  }
}

function formatIn(options: URLSearchParams): BoardFormat {
  const kind = word(options, 'frame', FRAMES)
  switch (kind) {
    case 'plain':
      return { kind, width: whole(options, 'width', DEFAULT_WIDTH, LEAST_WIDTH, 20) }
    case 'commands':
      return { kind }
    case 'framed':
      return {
        kind,
        width: whole(options, 'width', DEFAULT_WIDTH, LEAST_WIDTH, 20),
        address: whole(options, 'address', 1, 0, 99),
      }
    case 'lamp': {
      const channel = whole(options, 'address', 1, 1, 255)
      const flash = options.get('flash')
      return {
        kind,
        on: hex(options, 'on') ?? relay(channel, 1),
        off: hex(options, 'off') ?? relay(channel, 0),
        flash: flash === null ? null : hex(options, 'flash'),
      }
    }
    default:
      return kind satisfies never
  }
}

/** The common USB relays (LCUS-1 to LCUS-8): A0, channel, 1 or 0, the sum of the three. */
function relay(channel: number, on: 0 | 1): Uint8Array {
  return Uint8Array.of(0xa0, channel, on, (0xa0 + channel + on) & 0xff)
}

function whole(options: URLSearchParams, name: string, usual: number, least: number, most: number): number {
  const text = options.get(name)
  if (text === null) return usual
  const value = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new Wrong(`${name}=${text}: a whole number from ${least} to ${most}`)
}

function word<T extends string>(options: URLSearchParams, name: string, words: readonly [T, ...T[]]): T {
  const text = options.get(name) ?? words[0]
  const found = words.find((known) => known === text)
  if (found === undefined) throw new Wrong(`${name}=${text}: one of ${words.join(', ')}`)
  return found
}

function hex(options: URLSearchParams, name: string): Uint8Array | null {
  const text = options.get(name)
  if (text === null) return null
  if (/^([0-9a-f]{2}){1,32}$/i.test(text)) return Uint8Array.from(Buffer.from(text, 'hex'))
  throw new Wrong(`${name}=${text}: bytes in hex, such as A00101A2`)
}
