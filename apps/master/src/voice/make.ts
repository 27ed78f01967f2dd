import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  CHIME,
  type ClipId,
  plainTake,
  recordingTable,
  SHARED_CHIME,
  type Take,
  type Voice,
  type VoiceClip,
} from '@antre/speech'
import {
  CLIP_RATE,
  type ClipFault,
  chime,
  decodeWav,
  encodeWav,
  finishedBell,
  finishedClip,
  inspectVoice,
  type Sound,
} from '@antre/speech/sound'
import { espeakTake } from './espeak.ts'
import { bytesOf, manifestPath, soundsOf, voiceIn } from './folders.ts'

/** What has to be done to a voice. */
export interface Plan {
  /** Clips that stay as they are. */
  readonly kept: Readonly<Record<ClipId, VoiceClip>>
  /** Takes that somebody has recorded now. */
  readonly record: readonly Take[]
  /** Takes for espeak-ng. */
  readonly make: readonly Take[]
  /** Recordings that are kept, but that somebody should record again. */
  readonly worn: readonly (ClipFault & { readonly clip: ClipId })[]
}

/**
 * How far a plan goes with the machine's clips. `missing`: those that are not there, cannot be played or say old
 * words. `wrong`: also those that sound wrong, as `antre voice check` tells it. `all`: every one.
 */
export type Zeal = 'missing' | 'wrong' | 'all'

/**
 * What a voice still needs. Recordings are kept as long as anything can be heard of them, a machine's clips as long
 * as nothing is wrong with them. Where a person has recorded the plain take of some words, no machine says them in
 * another.
 */
export function planVoice(
  folder: string,
  language: string,
  takes: readonly Take[],
  recordings: ReadonlySet<ClipId>,
  zeal: Zeal,
): Plan {
  const before = voiceIn(folder, language)
  const sounds = before === null ? new Map<ClipId, Sound | null>() : soundsOf(folder, before)
  const faults = before === null ? [] : inspectVoice(takes, before, sounds).faults
  const lost = clipsWith(faults, LOST)
  const unfit = clipsWith(faults, zeal === 'missing' ? UNFIT : undefined)
  const usable = Object.entries(before?.clips ?? {}).filter(([clip, { recorded }]) => {
    if (clip === CHIME || recordings.has(clip)) return false
    return recorded ? !lost.has(clip) : zeal !== 'all' && !unfit.has(clip)
  })
  const people = new Set([
    ...recordings,
    ...usable.flatMap(([clip, { recorded }]) => (recorded ? [clip] : [])),
  ])
  const inPersonsPlace = (clip: ClipId): boolean => !people.has(clip) && people.has(plainTake(clip))
  const kept = Object.fromEntries(usable.filter(([clip]) => !inPersonsPlace(clip)))
  const open = takes.filter(({ clip }) => !Object.hasOwn(kept, clip))
  return {
    kept,
    record: open.filter(({ clip }) => recordings.has(clip)),
    make: open.filter(({ clip }) => !recordings.has(clip) && !inPersonsPlace(clip)),
    worn: faults.filter(({ clip }) => kept[clip]?.recorded),
  }
}

type Fault = ClipFault['fault']

/** Nothing is left to be heard. */
const LOST: readonly Fault[] = ['no-file', 'no-sound']
/** Worse than nothing at all. */
const UNFIT: readonly Fault[] = [...LOST, 'rate', 'other-words']

const clipsWith = (
  faults: readonly (ClipFault & { readonly clip: ClipId })[],
  some?: readonly Fault[],
): ReadonlySet<ClipId> =>
  new Set(faults.filter(({ fault }) => some?.includes(fault) ?? true).map(({ clip }) => clip))

/**
 * Writes the clips of a plan and the manifest. The files of clips that are no more go.
 * @param canSpeak false: what espeak-ng should make stays missing
 */
export async function makeVoice(
  folder: string,
  language: string,
  plan: Plan,
  takes: readonly Take[],
  recordings: ReadonlyMap<ClipId, Sound>,
  canSpeak: boolean,
): Promise<void> {
  const place = join(folder, language)
  const before = voiceIn(folder, language)
  mkdirSync(place, { recursive: true })
  const clips: Record<ClipId, VoiceClip> = { [CHIME]: bellIn(folder), ...plan.kept }
  const add = (take: Take, raw: Sound, recorded: boolean): void => {
    const sound = finishedClip(raw)
    const file = `${take.clip}.wav`
    writeFileSync(join(place, file), encodeWav(sound))
    clips[take.clip] = { file, seconds: secondsOf(sound), text: take.text, ...(recorded ? { recorded } : {}) }
  }
  for (const take of plan.record) {
    const sound = recordings.get(take.clip)
    if (sound !== undefined) add(take, sound, true)
  }
  if (canSpeak) for (const take of plan.make) add(take, await espeakTake(take, language), false)
  writeManifest(folder, { formatVersion: 1, language, sampleRate: CLIP_RATE, clips: inOrder(clips, takes) })
  writeFileSync(join(place, 'recording-list.tsv'), recordingTable(takes))
  sweep(place, before, clips)
}

/** The list's order first, so that the manifest reads like it. */
function inOrder(clips: Readonly<Record<ClipId, VoiceClip>>, takes: readonly Take[]): Voice['clips'] {
  const names = [...new Set([CHIME, ...takes.map(({ clip }) => clip), ...Object.keys(clips)])]
  return Object.fromEntries(names.flatMap((name) => (clips[name] === undefined ? [] : [[name, clips[name]]])))
}

/** In one step: a power cut leaves the old manifest or the new one. */
function writeManifest(folder: string, voice: Voice): void {
  const path = manifestPath(folder, voice.language)
  writeFileSync(`${path}.new`, `${JSON.stringify(voice, null, 1)}\n`)
  renameSync(`${path}.new`, path)
}

/** The bell of the folder: the mall's own where it has put one, at the common rate and loudness, else made. */
function bellIn(folder: string): VoiceClip {
  const path = join(folder, 'chime.wav')
  const own = existsSync(path) ? decodeWav(bytesOf(path) ?? new Uint8Array()) : null
  const candidates = own === null ? [] : [own, finishedBell(own)]
  const bell = candidates.find(isFit) ?? finishedBell(chime(CLIP_RATE))
  if (bell !== own) writeFileSync(path, encodeWav(bell))
  return { file: SHARED_CHIME, seconds: secondsOf(bell), text: '' }
}

function isFit(bell: Sound): boolean {
  const clips = { [CHIME]: { file: '', seconds: secondsOf(bell), text: '' } }
  const voice: Voice = { formatVersion: 1, language: '', sampleRate: CLIP_RATE, clips }
  return inspectVoice([], voice, new Map([[CHIME, bell]])).faults.length === 0
}

/** Removes the clips that the old manifest named and the new one does not; other files are not ours. */
function sweep(place: string, before: Voice | null, clips: Readonly<Record<ClipId, VoiceClip>>): void {
  const needed = new Set(Object.values(clips).map(({ file }) => file))
  for (const { file } of Object.values(before?.clips ?? {}))
    if (!needed.has(file)) rmSync(join(place, file), { force: true })
}

function secondsOf(sound: Sound): number {
  return Number((sound.samples.length / sound.sampleRate).toFixed(4))
}
