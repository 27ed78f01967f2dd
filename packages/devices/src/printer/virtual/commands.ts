/** Sets something for what comes after. Numbers are as in the byte sequence. */
export type Setting =
  | { readonly kind: 'initialise' }
  | { readonly kind: 'bold'; readonly on: boolean }
  | { readonly kind: 'underline'; readonly on: boolean }
  | { readonly kind: 'inverse'; readonly on: boolean }
  | { readonly kind: 'align'; readonly n: number }
  | { readonly kind: 'code-page'; readonly n: number }
  | { readonly kind: 'size'; readonly width: number; readonly height: number }
  | { readonly kind: 'line-spacing'; readonly dots: number | null }

/** Leaves something on the paper, moves it, or says something. */
export type Action =
  | { readonly kind: 'text'; readonly byte: number }
  | { readonly kind: 'line-feed' }
  | { readonly kind: 'feed-lines'; readonly n: number }
  | { readonly kind: 'feed-dots'; readonly n: number }
  /** `feed` null cuts where the paper is; else it is brought to the cutter and so many dots further. */
  | { readonly kind: 'cut'; readonly partial: boolean; readonly feed: number | null }
  | { readonly kind: 'qr'; readonly fn: number; readonly data: Uint8Array }
  | {
      readonly kind: 'picture'
      readonly across: number
      readonly height: number
      readonly bits: Uint8Array
    }
  | { readonly kind: 'report'; readonly n: number }
  /** Tell by yourself what changes; n 0 ends it. */
  | { readonly kind: 'speak-up'; readonly n: number }
  /** Understood, and changes nothing on this paper. */
  | { readonly kind: 'ignored' }
  /** Not in the table: a real printer would print rubbish. */
  | { readonly kind: 'unknown'; readonly bytes: Uint8Array }

export type Command = Setting | Action

const ESC = 0x1b
const FS = 0x1c
const GS = 0x1d
const LF = 0x0a
const CR = 0x0d
const NUL = 0x00

/** A command that begins `bytes`, and how many bytes it took; null while some of it is still to come. */
export type Parsed = { readonly command: Command; readonly used: number } | null

type Reader = (bytes: Uint8Array) => Parsed

const flag = (byte: number): boolean => (byte & 1) === 1

/** A command of `size` bytes in all, made from its parameters. */
const fixed = (size: number, make: (n: number, m: number) => Command): Reader => {
  return (bytes) => (bytes.length < size ? null : { command: make(bytes[2] ?? 0, bytes[3] ?? 0), used: size })
}

const ignored = (size: number): Reader => fixed(size, () => ({ kind: 'ignored' }))

const AFTER_ESC: Readonly<Record<string, Reader>> = {
  '@': fixed(2, () => ({ kind: 'initialise' })),
  E: fixed(3, (n) => ({ kind: 'bold', on: flag(n) })),
  G: fixed(3, (n) => ({ kind: 'bold', on: flag(n) })),
  '-': fixed(3, (n) => ({ kind: 'underline', on: n !== 0 && n !== 0x30 })),
  a: fixed(3, (n) => ({ kind: 'align', n })),
  t: fixed(3, (n) => ({ kind: 'code-page', n })),
  d: fixed(3, (n) => ({ kind: 'feed-lines', n })),
  J: fixed(3, (n) => ({ kind: 'feed-dots', n })),
  '2': fixed(2, () => ({ kind: 'line-spacing', dots: null })),
  '3': fixed(3, (n) => ({ kind: 'line-spacing', dots: n })),
  R: ignored(3),
  M: ignored(3),
  '{': ignored(3),
  '=': ignored(3),
}

const AFTER_GS: Readonly<Record<string, Reader>> = {
  '!': fixed(3, (n) => ({ kind: 'size', width: (n >> 4) + 1, height: (n & 0x0f) + 1 })),
  B: fixed(3, (n) => ({ kind: 'inverse', on: flag(n) })),
  V: (bytes) => cut(bytes),
  r: fixed(3, (n) => ({ kind: 'report', n })),
  a: fixed(3, (n) => ({ kind: 'speak-up', n })),
  P: ignored(4),
  '(': (bytes) => extended(bytes),
  v: (bytes) => picture(bytes),
}

const AFTER_FS: Readonly<Record<string, Reader>> = { '.': ignored(2), '&': ignored(2) }

/** Reads the next command; `bytes` is not empty. */
export function nextCommand(bytes: Uint8Array): Parsed {
  const [first, second] = bytes
  if (first === LF) return { command: { kind: 'line-feed' }, used: 1 }
  if (first === CR || first === NUL) return { command: { kind: 'ignored' }, used: 1 }
  const table = first === ESC ? AFTER_ESC : first === GS ? AFTER_GS : first === FS ? AFTER_FS : null
  if (table === null) {
    if (first !== undefined && first >= 0x20) return { command: { kind: 'text', byte: first }, used: 1 }
    return unknown(bytes, 1)
  }
  if (second === undefined) return null
  const reader = table[String.fromCharCode(second)]
  return reader ? reader(bytes) : unknown(bytes, 2)
}

/** A copy that outlives the buffer it was received in. */
const copy = (bytes: Uint8Array, from: number, to: number): Uint8Array =>
  Uint8Array.from(bytes.subarray(from, to))

function unknown(bytes: Uint8Array, used: number): Parsed {
  return { command: { kind: 'unknown', bytes: copy(bytes, 0, used) }, used }
}

/** `GS V m` (0, 1 and the digits), `GS V m n` (65, 66) which feeds n first. */
function cut(bytes: Uint8Array): Parsed {
  const m = bytes[2]
  if (m === undefined) return null
  if (m === 0 || m === 1 || m === 0x30 || m === 0x31)
    return { command: { kind: 'cut', partial: flag(m), feed: null }, used: 3 }
  if (m !== 65 && m !== 66) return unknown(bytes, 3)
  if (bytes.length < 4) return null
  return { command: { kind: 'cut', partial: m === 66, feed: bytes[3] ?? 0 }, used: 4 }
}

/** `GS ( k pL pH cn fn …`: of these only QR codes, cn = 49. */
function extended(bytes: Uint8Array): Parsed {
  if (bytes.length < 5) return null
  const used = 5 + (bytes[3] ?? 0) + 256 * (bytes[4] ?? 0)
  if (bytes.length < used) return null
  if (bytes[2] !== 0x6b || bytes[5] !== 49) return unknown(bytes, used)
  return { command: { kind: 'qr', fn: bytes[6] ?? 0, data: copy(bytes, 7, used) }, used }
}

/** `GS v 0 m xL xH yL yH d…` */
function picture(bytes: Uint8Array): Parsed {
  if (bytes.length < 8) return null
  const across = (bytes[4] ?? 0) + 256 * (bytes[5] ?? 0)
  const height = (bytes[6] ?? 0) + 256 * (bytes[7] ?? 0)
  const used = 8 + across * height
  if (bytes.length < used) return null
  return { command: { kind: 'picture', across, height, bits: copy(bytes, 8, used) }, used }
}
