import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Take, Tone } from '@antre/speech'
import { decodeWav, framePowers, type Sound } from '@antre/speech/sound'
import { fail } from '../fail.ts'
import { pronounced } from './pronunciation.ts'

const run = promisify(execFile)

/** An announcer's pace, words a minute. */
const PACE = 140

/**
 * Words after the word keep the voice level, as inside a sentence (two of them, so that the fall before a full stop is
 * not heard); the pause in espeak-ng's phoneme notation between them is where the cut goes.
 */
const CARRIER = '[[_::_::]] pa pa'

const FRAME_MS = 5
/** espeak-ng's pauses are digital silence; closed lips inside a word are far shorter. */
const SHORTEST_PAUSE_MS = 120
const MOST_BYTES = 32 * 1024 * 1024

export const ESPEAK_HELP =
  'install espeak-ng (Debian, Ubuntu: "sudo apt install espeak-ng"; Windows: "winget install eSpeak-NG.eSpeak-NG"; ' +
  'macOS: "brew install espeak-ng"), or record the words: see docs/voice.md'

export async function hasEspeak(): Promise<boolean> {
  return run('espeak-ng', ['--version']).then(
    () => true,
    () => false,
  )
}

/** One take in espeak-ng's voice, untrimmed. Ends the program when espeak-ng does not speak the language. */
export async function espeakTake(take: Take, language: string): Promise<Sound> {
  const sentence = sentenceFor(pronounced(take.text, language), take.tone)
  const args = ['-v', language, '-s', String(PACE), '--stdout', sentence]
  const said = await run('espeak-ng', args, { encoding: 'buffer', maxBuffer: MOST_BYTES }).catch(
    (error: { stderr?: Buffer; message: string }) =>
      fail(
        'espeak-failed',
        `${language}, "${take.text}": ${error.stderr?.toString().trim() || error.message}`,
      ),
  )
  const sound = decodeWav(said.stdout)
  if (sound === null) return fail('espeak-failed', `espeak-ng gave no sound for "${take.text}"`)
  return take.tone === 'middle' ? withoutCarrier(sound, take.text) : sound
}

/** Punctuation is what moves espeak-ng's pitch: a comma lifts the end, a full stop lets it fall. */
function sentenceFor(text: string, tone: Tone): string {
  if (tone === 'middle') return `${text} ${CARRIER}.`
  return tone === 'comma' ? `${text},` : `${text}.`
}

/** The word before the longest pause in the sound. */
function withoutCarrier(sound: Sound, text: string): Sound {
  const powers = framePowers(sound.samples, Math.round((sound.sampleRate * FRAME_MS) / 1000))
  const last = powers.findLastIndex((power) => power > 0)
  let [pause, from, longest] = [0, 0, 0]
  for (let at = powers.findIndex((power) => power > 0); at < last; at++) {
    pause = powers[at] === 0 ? pause + 1 : 0
    if (pause > longest) [from, longest] = [at - pause + 1, pause]
  }
  if (longest * FRAME_MS < SHORTEST_PAUSE_MS) throw new Error(`no pause after "${text}"`)
  const samples = sound.samples.slice(0, Math.round(((from + 1) * FRAME_MS * sound.sampleRate) / 1000))
  return { sampleRate: sound.sampleRate, samples }
}
