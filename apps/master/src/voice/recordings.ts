import { existsSync, readdirSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type { ClipId, Take } from '@antre/speech'
import {
  decodeWav,
  finishedClip,
  isClipped,
  isUsualRate,
  RATES,
  type Sound,
  wavHeader,
} from '@antre/speech/sound'
import { fail } from '../fail.ts'
import { bytesOf } from './folders.ts'

/** Shorter than any word: a click, or a cut in the wrong place. */
const SHORTEST_SECONDS = 0.08
/** Longer than any sentence of the list: the recorder was not stopped, or there are two takes in one file. */
const LONGEST_SECONDS = 10

export interface Recordings {
  readonly sounds: ReadonlyMap<ClipId, Sound>
  /** Files that were not taken, with the reason, for a person. */
  readonly refused: readonly { readonly file: string; readonly why: string }[]
}

/**
 * The recordings of a language in a folder, or in its sub-folder named after the language: files named as in the
 * recording list. Ends the program when there is no such folder.
 */
export function recordingsIn(folder: string, language: string, takes: readonly Take[]): Recordings {
  const inner = join(folder, language)
  const place = existsSync(inner) ? inner : folder
  if (!existsSync(place)) fail('no-recordings', `there is no folder ${place}`)
  const wanted = new Set(takes.map(({ clip }) => clip))
  const sounds = new Map<ClipId, Sound>()
  const refused: { file: string; why: string }[] = []
  for (const file of readdirSync(place).toSorted()) {
    if (extname(file).toLowerCase() !== '.wav') continue
    const clip = basename(file, extname(file)).toLowerCase()
    const read = wanted.has(clip)
      ? usable(bytesOf(join(place, file)))
      : 'its name is not in the recording list'
    if (typeof read === 'string') refused.push({ file, why: read })
    else sounds.set(clip, read)
  }
  if (sounds.size === 0 && refused.length === 0)
    fail('no-recordings', `there is no WAVE file in ${place}; names are those of: antre voice list`)
  return { sounds, refused }
}

/** The recording, or why it cannot be used. */
function usable(bytes: Uint8Array | null): Sound | string {
  const header = bytes === null ? null : wavHeader(bytes)
  if (bytes === null || header === null) return 'it is no WAVE file of 16, 24 or 32 bit'
  // Before any sample is looked at: an hour of sound, or a rate that nobody records at, costs minutes of work.
  if (!isUsualRate(header.sampleRate))
    return `it says that it was recorded at ${header.sampleRate} Hz; use ${RATES.lowest} to ${RATES.highest} Hz`
  if (header.seconds > LONGEST_SECONDS) return `it is ${Math.round(header.seconds)} s long: one take a file`
  const sound = decodeWav(bytes)
  if (sound === null) return 'it is no WAVE file of 16, 24 or 32 bit'
  if (isClipped(sound.samples))
    return 'it was recorded too loud: its peaks are cut off; record it again, softer'
  const { samples, sampleRate } = finishedClip(sound)
  const seconds = samples.length / sampleRate
  if (seconds === 0) return 'it is silent'
  if (seconds < SHORTEST_SECONDS) return 'it is too short for a word'
  return sound
}
