// Makes the voice: every clip of the recording list, from recordings where there are some, else by espeak-ng.
//
//   node scripts/voice/build.ts [--recordings DIR] [--language id] [--mall FILE] [--out DIR]
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { CHIME, type ClipId, type Take, type Voice, type VoiceClip } from '../../packages/speech/src/index.ts'
import {
  CLIP_LOUDNESS,
  CLIP_RATE,
  chime,
  encodeWav,
  finishedClip,
  levelled,
  type Sound,
} from '../../packages/speech/src/sound/index.ts'
import { espeakTake, espeakVersion } from './espeak.ts'
import { manifestPath, neededTakes, soundAt, VOICE_FOLDER, VOICES } from './folders.ts'

/** The bell prepares the ear; it need not be as loud as the words. LU. */
const CHIME_BELOW_SPEECH = 3

const { values } = parseArgs({
  options: {
    recordings: { type: 'string' },
    language: { type: 'string', multiple: true },
    mall: { type: 'string', multiple: true },
    out: { type: 'string', default: VOICE_FOLDER },
  },
})

const canSpeak = (await espeakVersion()) !== null
const bell = await buildChime()
for (const language of values.language ?? VOICES) {
  const unmade = await buildVoice(language)
  if (unmade.length > 0) {
    console.error(
      `${language}: neither recorded nor made, as espeak-ng is not installed: ${unmade.join(', ')}`,
    )
    process.exitCode = 1
  }
}

async function buildChime(): Promise<VoiceClip> {
  await mkdir(values.out, { recursive: true })
  const raw = chime(CLIP_RATE)
  const sound = { ...raw, samples: levelled(raw.samples, CLIP_LOUDNESS - CHIME_BELOW_SPEECH) }
  await writeFile(join(values.out, 'chime.wav'), encodeWav(sound))
  return { file: '../chime.wav', seconds: secondsOf(sound), text: '' }
}

/** Writes the clips and the manifest of a language. The clips that could not be made. */
async function buildVoice(language: string): Promise<readonly ClipId[]> {
  const folder = join(values.out, language)
  const takes = await neededTakes(language, values.mall)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const recorded = await recordingsOf(takes, language)
  const clips: Record<ClipId, VoiceClip> = { [CHIME]: bell }
  const unmade: ClipId[] = []
  for (const take of takes) {
    const plain = take.clip.replace(/-(comma|end)$/, '')
    // Another take in another voice would be worse than the plain one in the same.
    if (!take.required && recorded.has(plain) && !recorded.has(take.clip)) continue
    const raw = recorded.get(take.clip) ?? (canSpeak ? await espeakTake(take, language) : null)
    const sound = raw === null ? null : finishedClip(raw)
    if (sound === null || sound.samples.length === 0) {
      unmade.push(take.clip)
      continue
    }
    const file = `${take.clip}.wav`
    await writeFile(join(folder, file), encodeWav(sound))
    clips[take.clip] = { file, seconds: secondsOf(sound), text: take.text }
  }
  const voice: Voice = { formatVersion: 1, language, sampleRate: CLIP_RATE, clips }
  await writeFile(manifestPath(values.out, language), `${JSON.stringify(voice, null, 1)}\n`)
  await writeFile(join(folder, 'recording-list.tsv'), listOf(takes))
  console.log(`${language}: ${Object.keys(clips).length - 1} clips and the chime, ${recorded.size} recorded`)
  return unmade
}

/** The takes that somebody has spoken, from `<recordings>/<language>/<clip>.wav`. */
async function recordingsOf(takes: readonly Take[], language: string): Promise<ReadonlyMap<ClipId, Sound>> {
  const folder = values.recordings
  if (folder === undefined) return new Map()
  const found = await Promise.all(
    takes.map(async ({ clip }) => [clip, await soundAt(join(folder, language, `${clip}.wav`))] as const),
  )
  return new Map(found.flatMap(([clip, sound]) => (sound === null ? [] : [[clip, sound] as const])))
}

/** What a speaker reads from: one line a take. */
function listOf(takes: readonly Take[]): string {
  const lines = takes.map((take) => [`${take.clip}.wav`, take.text, take.tone, take.required ? 'yes' : 'no'])
  return [['file', 'say', 'tone', 'required'], ...lines].map((line) => `${line.join('\t')}\n`).join('')
}

function secondsOf(sound: Sound): number {
  return Number((sound.samples.length / sound.sampleRate).toFixed(4))
}
