/** Sound as numbers -1..1, one channel. */
export interface Sound {
  /** Hz. */
  readonly sampleRate: number
  readonly samples: Float32Array
}

const PCM = 1
const FLOAT = 3
const EXTENSIBLE = 0xfffe
const HEADER_BYTES = 44

/** Rates that recorders and machine voices use, Hz; a header with another one is none. */
export const RATES = { lowest: 8_000, highest: 192_000 } as const

/**
 * A RIFF WAVE file: 16-bit PCM, mono, little-endian.
 * Source: Multimedia Programming Interface and Data Specifications 1.0 (IBM and Microsoft, 1991).
 */
export function encodeWav({ sampleRate, samples }: Sound): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + samples.length * 2)
  const view = new DataView(bytes.buffer)
  const text = (at: number, letters: string): void => bytes.set(new TextEncoder().encode(letters), at)
  text(0, 'RIFF')
  view.setUint32(4, bytes.length - 8, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, PCM, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, sampleRate, true)
  view.setUint32(28, sampleRate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  text(36, 'data')
  view.setUint32(40, samples.length * 2, true)
  samples.forEach((sample, at) => {
    view.setInt16(HEADER_BYTES + at * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32767), true)
  })
  return bytes
}

/**
 * Reads a WAVE file of any usual rate and any channel count (16-, 24-, 32-bit PCM or 32-bit float), mixed down to
 * mono. Null when it is none of these.
 */
export function decodeWav(bytes: Uint8Array): Sound | null {
  const header = headerOf(bytes)
  if (header === null || !isUsualRate(header.sampleRate)) return null
  const { sampleRate, channels, bytesPerSample, data, read } = header
  const samples = new Float32Array(lengthOf(header))
  for (let at = 0; at < samples.length; at++) {
    let sum = 0
    for (let channel = 0; channel < channels; channel++)
      sum += read(data, (at * channels + channel) * bytesPerSample)
    samples[at] = sum / channels
  }
  return { sampleRate, samples }
}

/** What the header of a WAVE file says, before any sample is read; null where `decodeWav` reads none at any rate. */
export function wavHeader(bytes: Uint8Array): { sampleRate: number; seconds: number } | null {
  const header = headerOf(bytes)
  return header && { sampleRate: header.sampleRate, seconds: lengthOf(header) / header.sampleRate }
}

export function isUsualRate(hertz: number): boolean {
  return hertz >= RATES.lowest && hertz <= RATES.highest
}

interface Header {
  /** Hz. */
  readonly sampleRate: number
  readonly channels: number
  readonly bytesPerSample: number
  readonly data: DataView
  readonly read: ReadSample
}

function lengthOf({ data, bytesPerSample, channels }: Header): number {
  return Math.floor(data.byteLength / (bytesPerSample * channels))
}

function headerOf(bytes: Uint8Array): Header | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 12 || tagAt(view, 0) !== 'RIFF' || tagAt(view, 8) !== 'WAVE') return null
  const chunks = chunksOf(view)
  const format = chunks.get('fmt ')
  const data = chunks.get('data')
  if (format === undefined || data === undefined || format.byteLength < 16) return null
  const tag = format.getUint16(0, true)
  const kind = tag === EXTENSIBLE && format.byteLength >= 26 ? format.getUint16(24, true) : tag
  const channels = format.getUint16(2, true)
  const bits = format.getUint16(14, true)
  const read = sampleReader(kind, bits)
  if (read === null || channels === 0) return null
  return { sampleRate: format.getUint32(4, true), channels, bytesPerSample: bits / 8, data, read }
}

type ReadSample = (data: DataView, at: number) => number

function sampleReader(kind: number, bits: number): ReadSample | null {
  if (kind === FLOAT && bits === 32) return (data, at) => data.getFloat32(at, true)
  if (kind !== PCM) return null
  if (bits === 16) return (data, at) => data.getInt16(at, true) / 32768
  if (bits === 24) return (data, at) => (data.getInt16(at + 1, true) * 256 + data.getUint8(at)) / 8388608
  if (bits === 32) return (data, at) => data.getInt32(at, true) / 2147483648
  return null
}

/** Chunks by name. A length beyond the file (as espeak-ng writes to a pipe) means: to the end. */
function chunksOf(view: DataView): ReadonlyMap<string, DataView> {
  const chunks = new Map<string, DataView>()
  let at = 12
  while (at + 8 <= view.byteLength) {
    const length = Math.min(view.getUint32(at + 4, true), view.byteLength - at - 8)
    chunks.set(tagAt(view, at), new DataView(view.buffer, view.byteOffset + at + 8, length))
    at += 8 + length + (length % 2)
  }
  return chunks
}

function tagAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)))
}
