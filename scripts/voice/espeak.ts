import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Take, Tone } from '../../packages/speech/src/index.ts'
import { decodeWav, framePowers, type Sound } from '../../packages/speech/src/sound/index.ts'

const run = promisify(execFile)

/** An announcer's pace, words a minute. */
const PACE = 140

/**
 * Syllables after the word keep the voice level, as inside a sentence; their closed lips leave gaps to cut at. Two
 * words, so that neither the fall of the last nor its approach is heard on the word before.
 */
const CARRIER = 'pa pa'
const CARRIER_GAPS = 2

const FRAME_MS = 5
const CARRIER_SILENCE_DB = -32
const SHORTEST_GAP_MS = 20

/** Version line of espeak-ng, or null when it is not installed. */
export async function espeakVersion(): Promise<string | null> {
  try {
    const { stdout } = await run('espeak-ng', ['--version'])
    return /\d+(\.\d+)+/.exec(stdout)?.[0] ?? stdout.trim()
  } catch {
    return null
  }
}

/** One take in espeak-ng's voice, untrimmed. */
export async function espeakTake(take: Take, language: string): Promise<Sound> {
  const args = ['-v', language, '-s', String(PACE), '--stdout', sentenceFor(take.text, take.tone)]
  const { stdout } = await run('espeak-ng', args, { encoding: 'buffer', maxBuffer: 32 * 1024 * 1024 })
  const sound = decodeWav(stdout)
  if (sound === null) throw new Error(`espeak-ng gave no sound for "${take.text}"`)
  return take.tone === 'middle' ? withoutCarrier(sound, take.text) : sound
}

/** Punctuation is what moves espeak-ng's pitch: a comma lifts the end, a full stop lets it fall. */
function sentenceFor(text: string, tone: Tone): string {
  if (tone === 'middle') return `${text} ${CARRIER}.`
  return tone === 'comma' ? `${text},` : `${text}.`
}

/** Cuts the carrier off at the closed lips before it. */
function withoutCarrier(sound: Sound, text: string): Sound {
  const powers = framePowers(sound.samples, Math.round((sound.sampleRate * FRAME_MS) / 1000))
  const floor = Math.max(...powers) * 10 ** (CARRIER_SILENCE_DB / 10)
  const quiet = powers.map((power) => power < floor)
  let end = quiet.findLastIndex((is) => !is) + 1
  for (let gap = 0; gap < CARRIER_GAPS; gap++) end = gapBefore(quiet, end, text)
  // The first frame of the gap still holds the end of the word.
  const samples = sound.samples.slice(0, Math.round(((end + 1) * FRAME_MS * sound.sampleRate) / 1000))
  return { sampleRate: sound.sampleRate, samples }
}

/** The frame at which the last long enough gap before `end` begins. */
function gapBefore(quiet: readonly boolean[], end: number, text: string): number {
  const length = Math.ceil(SHORTEST_GAP_MS / FRAME_MS)
  for (let at = end - 1; at >= length; at--) {
    if (quiet.slice(at - length + 1, at + 1).every(Boolean))
      return quiet.slice(0, at).findLastIndex((is) => !is) + 1
  }
  throw new Error(`no gap before the carrier of "${text}"`)
}
