const RATE = 8_000
const HEADER_BYTES = 44
const HERTZ = 440

/** A sine as a WAV file (RIFF, PCM, 8 bit, mono): what a browser plays as music, or as a film without a picture. */
export function toneWav(seconds: number): Uint8Array {
  const samples = Math.round(RATE * seconds)
  const bytes = new Uint8Array(HEADER_BYTES + samples)
  const data = new DataView(bytes.buffer)
  const text = (at: number, letters: string) => bytes.set(new TextEncoder().encode(letters), at)
  text(0, 'RIFF')
  data.setUint32(4, HEADER_BYTES - 8 + samples, true)
  text(8, 'WAVEfmt ')
  data.setUint32(16, 16, true)
  data.setUint16(20, 1, true)
  data.setUint16(22, 1, true)
  data.setUint32(24, RATE, true)
  data.setUint32(28, RATE, true)
  data.setUint16(32, 1, true)
  data.setUint16(34, 8, true)
  text(36, 'data')
  data.setUint32(40, samples, true)
  for (let at = 0; at < samples; at++) {
    bytes[HEADER_BYTES + at] = 128 + Math.round(90 * Math.sin((2 * Math.PI * HERTZ * at) / RATE))
  }
  return bytes
}
