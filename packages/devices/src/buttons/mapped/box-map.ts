import { CHECKSUMS, type ChecksumKind } from './checksum.ts'
import { confused, type Spoken } from './confused.ts'
import { dataIn, type Fields, listIn, objectIn, oneOf, Wrong, wholeIn } from './fields.ts'
import { type Checksum, type Frame, isBare, type Place, parseFrame } from './frame.ts'
import { type Key, keyFrom } from './key.ts'

/** How a box speaks that has its own bytes. */
export interface BoxMap {
  readonly baudRate: number | null
  readonly parity: 'none' | 'even' | 'odd'
  readonly frame: Frame
  /** Of this counter's box on a line with several; null where the frame has no address. */
  readonly address: number | null
  /** By data, in upper-case hex. */
  readonly keys: ReadonlyMap<string, Key>
  /** Data that says that a button was let go. */
  readonly releases: ReadonlySet<string>
  /** What a keypad's number begins with, as long as no key says otherwise. */
  readonly series: string | null
  readonly debounceMs: number
  /** A press counts when no garbage came so shortly before or after it. */
  readonly quietMs: number
  readonly answers: { readonly [K in AnswerName]: Frame | null }
}

const ANSWERS = ['ok', 'error', 'waiting', 'nobody'] as const
export type AnswerName = (typeof ANSWERS)[number]

export type ReadBoxMap =
  | { readonly ok: true; readonly map: BoxMap }
  /** `field` as in the file: `presses.0G`; empty for the whole of it. */
  | { readonly ok: false; readonly field: string; readonly detail: string }

const FIELDS = [
  'name',
  'baud',
  'parity',
  'frame',
  'checksum',
  'address',
  'presses',
  'release',
  'series',
  'debounceMs',
  'quietMs',
  'answers',
]
const IN_FRAME: readonly Place[] = ['address', 'data', 'any', 'checksum']
const IN_ANSWER: readonly Place[] = ['address', 'checksum', 'number', 'digits', 'waiting', 'count']

const DEBOUNCE_MS = 300
/** One byte a button and nothing around it: only silence tells a press from noise. Some 20 bytes at 9600 baud. */
const BARE_QUIET_MS = 20

/**
 * Checks a map file's value. Says which field is wrong, and how.
 * @param address of this counter's box, where the command line gives it
 */
export function readBoxMap(value: unknown, address: number | null): ReadBoxMap {
  try {
    return { ok: true, map: check(objectIn(value, ''), address) }
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, field: error.field, detail: error.message }
    throw error
  }
}

function check(map: Fields, givenAddress: number | null): BoxMap {
  for (const name of Object.keys(map)) if (!FIELDS.includes(name)) throw new Wrong(name, 'no such field')
  const sum = checksumIn(map.checksum)
  const frame = frameIn('frame', map.frame, sum, IN_FRAME)
  const data = frame.pieces.filter((piece) => piece.kind === 'data')
  if (data.length !== 1 || data[0]?.kind !== 'data') throw new Wrong('frame', 'needs {data} once')
  const { length } = data[0]
  const releases = new Set(listIn('release', map.release).map((hex) => dataIn('release', hex, length)))
  const keys = keysIn(map.presses, length, releases)
  const address = addressIn(frame, map.address, givenAddress)
  return {
    baudRate: map.baud === undefined ? null : wholeIn('baud', map.baud, 50, 4_000_000),
    parity: oneOf('parity', map.parity ?? 'none', ['none', 'even', 'odd'] as const),
    frame,
    address,
    keys,
    releases,
    series: seriesIn(map.series),
    debounceMs: map.debounceMs === undefined ? DEBOUNCE_MS : wholeIn('debounceMs', map.debounceMs, 0, 5000),
    quietMs:
      map.quietMs === undefined
        ? isBare(frame)
          ? BARE_QUIET_MS
          : 0
        : wholeIn('quietMs', map.quietMs, 0, 1000),
    answers: answersIn(map.answers ?? {}, sum, { frame, address, keys, releases }),
  }
}

function checksumIn(value: unknown): Checksum {
  if (value === undefined) return { kind: 'none', from: 0 }
  if (typeof value === 'string') return { kind: oneOf<ChecksumKind>('checksum', value, CHECKSUMS), from: 0 }
  const { kind, from, ...rest } = objectIn(value, 'checksum')
  for (const name of Object.keys(rest)) throw new Wrong(`checksum.${name}`, 'no such field')
  return {
    kind: oneOf<ChecksumKind>('checksum.kind', kind, CHECKSUMS),
    from: from === undefined ? 0 : wholeIn('checksum.from', from, 0, 63),
  }
}

function frameIn(field: string, value: unknown, sum: Checksum, places: readonly Place[]): Frame {
  if (typeof value !== 'string' || value.trim() === '')
    throw new Wrong(field, 'is needed, such as "02 {data} 03"')
  const parsed = parseFrame(value, sum, places)
  if (!parsed.ok) throw new Wrong(field, parsed.detail)
  return parsed.frame
}

function keysIn(value: unknown, length: number, releases: ReadonlySet<string>): ReadonlyMap<string, Key> {
  const keys = new Map<string, Key>()
  for (const [hex, name] of Object.entries(objectIn(value, 'presses'))) {
    const field = `presses.${hex}`
    const data = dataIn(field, hex, length)
    if (keys.has(data) || releases.has(data)) throw new Wrong(field, 'stands there twice')
    const key = keyFrom(name)
    if (key === null)
      throw new Wrong(
        field,
        'is none of next, recall, start, finish, no-show, hold, 0 to 9, series X, call, clear',
      )
    keys.set(data, key)
  }
  if (keys.size === 0) throw new Wrong('presses', 'needs one button at least')
  return keys
}

function addressIn(frame: Frame, value: unknown, given: number | null): number | null {
  const address = given ?? (value === undefined ? null : wholeIn('address', value, 0, 255))
  const places = frame.pieces.filter((piece) => piece.kind === 'address')
  if (places.length === 0 && address === null) return null
  const [place] = places
  if (places.length !== 1 || place?.kind !== 'address' || place.length !== 1)
    throw new Wrong('frame', 'needs {address} once for an address')
  if (address === null)
    throw new Wrong(
      'address',
      'is needed, here or as &address=3 behind the path: which of the boxes is this counter’s',
    )
  return address
}

function seriesIn(value: unknown): string | null {
  if (value === undefined) return null
  if (typeof value === 'string' && /^[A-Z]{1,3}$/.test(value)) return value
  throw new Wrong('series', 'one to three capital letters, as in A-012')
}

function answersIn(value: unknown, sum: Checksum, spoken: Spoken): BoxMap['answers'] {
  const given = objectIn(value, 'answers')
  for (const name of Object.keys(given))
    if (!ANSWERS.some((known) => known === name)) throw new Wrong(`answers.${name}`, 'no such answer')
  const answer = (name: AnswerName): Frame | null => {
    const field = `answers.${name}`
    if (given[name] === undefined) return null
    const hasSum = typeof given[name] === 'string' && given[name].includes('{checksum}')
    const frame = frameIn(field, given[name], hasSum ? sum : { kind: 'none', from: 0 }, IN_ANSWER)
    const wrong = confused(frame, spoken)
    if (wrong !== null) throw new Wrong(field, wrong)
    return frame
  }
  return { ok: answer('ok'), error: answer('error'), waiting: answer('waiting'), nobody: answer('nobody') }
}
