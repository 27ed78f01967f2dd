// Makes the voice: every clip of the recording list, from recordings where there are some, else by espeak-ng.
//
//   node scripts/voice/build.ts [--recordings DIR] [--language id]
import { mkdir, rm, writeFile } from 'node:fs/promises'
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
  options: { recordings: { type: 'string' }, language: { type: 'string', multiple: true } },
})

if ((await espeakVersion()) === null) {
  console.error('espeak-ng is missing: apt-get install espeak-ng')
  process.exit(1)
}
const bell = await buildChime()
for (const language of values.language ?? VOICES) await buildVoice(language, bell)

async function buildChime(): Promise<VoiceClip> {
  await mkdir(VOICE_FOLDER, { recursive: true })
  const raw = chime(CLIP_RATE)
  const sound = { ...raw, samples: levelled(raw.samples, CLIP_LOUDNESS - CHIME_BELOW_SPEECH) }
  await writeFile(`${VOICE_FOLDER}/chime.wav`, encodeWav(sound))
  return { file: '../chime.wav', seconds: secondsOf(sound), text: '' }
}

async function buildVoice(language: string, bell: VoiceClip): Promise<void> {
  const folder = `${VOICE_FOLDER}/${language}`
  const takes = await neededTakes(language)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const clips: Record<ClipId, VoiceClip> = { [CHIME]: bell }
  let recorded = 0
  for (const take of takes) {
    const own = await recordingOf(take, language)
    const sound = finishedClip(own ?? (await espeakTake(take, language)))
    if (sound.samples.length === 0) throw new Error(`${language}/${take.clip} is silent`)
    const file = `${take.clip}.wav`
    await writeFile(`${folder}/${file}`, encodeWav(sound))
    clips[take.clip] = { file, seconds: secondsOf(sound), text: take.text }
    if (own !== null) recorded++
  }
  const voice: Voice = { formatVersion: 1, language, sampleRate: CLIP_RATE, clips }
  await writeFile(manifestPath(language), `${JSON.stringify(voice, null, 1)}\n`)
  await writeFile(`${folder}/recording-list.tsv`, listOf(takes))
  console.log(`${language}: ${takes.length} clips, ${recorded} of them recorded`)
}

/** A human recording of a take, or null. */
async function recordingOf(take: Take, language: string): Promise<Sound | null> {
  return values.recordings === undefined ? null : soundAt(`${values.recordings}/${language}/${take.clip}.wav`)
}

/** What a speaker reads from: one line a take. */
function listOf(takes: readonly Take[]): string {
  const lines = takes.map((take) =>
    [`${take.clip}.wav`, take.text, take.tone, take.required ? 'yes' : 'no'].join('\t'),
  )
  return `${['file', 'say', 'tone', 'required'].join('\t')}\n${lines.join('\n')}\n`
}

function secondsOf(sound: Sound): number {
  return Number((sound.samples.length / sound.sampleRate).toFixed(4))
}
