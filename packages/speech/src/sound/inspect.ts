import { CHIME, type ClipId } from '../clips.ts'
import type { Take } from '../recording-list.ts'
import type { Voice } from '../voice.ts'
import { CHIME_LOUDNESS, CLIP_LOUDNESS, CLIP_RATE } from './finish.ts'
import { loudness, WORD_BLOCK_MS } from './loudness.ts'
import type { Sound } from './wav.ts'

/**
 * What is wrong with a clip that the manifest names. `no-file`: its file is not there. `no-sound`: it is no WAVE file,
 * or silent. `rate`: not at the common rate (`hertz`). `quiet`, `loud`: by so many `lu` beside the common loudness.
 * `clipped`: flat tops, which crackle. `other-words`: the manifest says other words than the grammar now has.
 */
export type ClipFault =
  | { readonly fault: 'no-file' | 'no-sound' | 'clipped' }
  | { readonly fault: 'rate'; readonly hertz: number }
  | { readonly fault: 'quiet' | 'loud'; readonly lu: number }
  | { readonly fault: 'other-words'; readonly says: string; readonly wanted: string }

export interface Inspection {
  /** Takes that are needed and not in the manifest. */
  readonly missing: readonly Take[]
  /** Takes that would make it sound better. */
  readonly better: readonly Take[]
  readonly faults: readonly (ClipFault & { readonly clip: ClipId })[]
  /** Over the spoken clips; null when there is none. */
  readonly levels: {
    readonly quietest: number
    readonly loudest: number
    readonly peak: number
    readonly seconds: number
  } | null
}

/** A difference that is heard between two words. LU. */
const TOLERANCE_LU = 2
/** Full scale, less a rounding step. */
const FULL_SCALE = 0.999
/** So many samples in a row at full scale are a cut top, no peak. */
const FLAT_SAMPLES = 3

/** Whether the sound touches full scale and stays there, as an overdriven recording does. */
export function isClipped(samples: Float32Array): boolean {
  let flat = 0
  return samples.some((sample) => {
    flat = Math.abs(sample) >= FULL_SCALE ? flat + 1 : 0
    return flat >= FLAT_SAMPLES
  })
}

/**
 * What a voice lacks, and which of its clips are not fit.
 * @param sounds the files of the manifest's clips: null for no sound, nothing for no file
 */
export function inspectVoice(
  takes: readonly Take[],
  voice: Voice,
  sounds: ReadonlyMap<ClipId, Sound | null>,
): Inspection {
  const absent = takes.filter(({ clip }) => !Object.hasOwn(voice.clips, clip))
  const wanted = new Map(takes.map(({ clip, text }) => [clip, text]))
  const faults = Object.entries(voice.clips).flatMap(([clip, { text }]) =>
    faultsOf(clip, text, wanted.get(clip), sounds).map((fault) => ({ clip, ...fault })),
  )
  return {
    missing: absent.filter(({ required }) => required),
    better: absent.filter(({ required }) => !required),
    faults,
    levels: levelsOf([...sounds].flatMap(([clip, sound]) => (clip === CHIME || !sound ? [] : [sound]))),
  }
}

function faultsOf(
  clip: ClipId,
  says: string,
  wanted: string | undefined,
  sounds: ReadonlyMap<ClipId, Sound | null>,
): readonly ClipFault[] {
  const words: ClipFault[] =
    wanted === undefined || wanted === says ? [] : [{ fault: 'other-words', says, wanted }]
  const sound = sounds.get(clip)
  if (sound === undefined) return [...words, { fault: 'no-file' }]
  if (sound === null) return [...words, { fault: 'no-sound' }]
  const { samples, sampleRate } = sound
  const level = loudness(samples, sampleRate, WORD_BLOCK_MS)
  if (!Number.isFinite(level)) return [...words, { fault: 'no-sound' }]
  if (sampleRate !== CLIP_RATE) words.push({ fault: 'rate', hertz: sampleRate })
  const lu = level - (clip === CHIME ? CHIME_LOUDNESS : CLIP_LOUDNESS)
  if (Math.abs(lu) > TOLERANCE_LU) words.push({ fault: lu > 0 ? 'loud' : 'quiet', lu: Math.abs(lu) })
  if (isClipped(samples)) words.push({ fault: 'clipped' })
  return words
}

function levelsOf(sounds: readonly Sound[]): Inspection['levels'] {
  const levels = sounds.map(({ samples, sampleRate }) => loudness(samples, sampleRate, WORD_BLOCK_MS))
  const heard = levels.filter(Number.isFinite)
  if (heard.length === 0) return null
  const peaks = sounds.map(({ samples }) =>
    samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0),
  )
  return {
    quietest: Math.min(...heard),
    loudest: Math.max(...heard),
    peak: Math.max(...peaks),
    seconds: sounds.reduce((sum, { samples, sampleRate }) => sum + samples.length / sampleRate, 0),
  }
}
