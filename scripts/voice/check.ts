// Lists what a voice lacks: clips not in its manifest, files that cannot be read; and how alike its clips sound.
//
//   node scripts/voice/check.ts [--language id] [--mall FILE] [--voice DIR]      exit code 1 when a required clip is missing
import { parseArgs } from 'node:util'
import { CHIME, type ClipId, type Take, type Voice } from '../../packages/speech/src/index.ts'
import { loudness, type Sound, WORD_BLOCK_MS } from '../../packages/speech/src/sound/index.ts'
import { clipIn, manifestPath, neededTakes, VOICE_FOLDER, VOICES, voiceIn } from './folders.ts'

const { values } = parseArgs({
  options: {
    language: { type: 'string', multiple: true },
    mall: { type: 'string', multiple: true },
    voice: { type: 'string', default: VOICE_FOLDER },
  },
})

const CHIME_TAKE: Take = { clip: CHIME, text: '', tone: 'middle', required: false }

const whole = await Promise.all((values.language ?? VOICES).map(check))
process.exitCode = whole.every(Boolean) ? 0 : 1

/** Whether the voice of a language can say everything it must. */
async function check(language: string): Promise<boolean> {
  const voice = await voiceIn(values.voice, language)
  if (voice === null) {
    console.log(`${language}: no voice (${manifestPath(values.voice, language)})`)
    return false
  }
  const takes: readonly Take[] = [CHIME_TAKE, ...(await neededTakes(language, values.mall))]
  const absent = takes.filter((take) => !Object.hasOwn(voice.clips, take.clip))
  const sounds = await soundsOf(voice)
  const broken = [...sounds].filter(([, sound]) => sound === null).map(([clip]) => clip)
  for (const { clip, text, required } of absent) {
    console.log(`${language}: missing ${clip}.wav "${text}" (${required ? 'required' : 'better with it'})`)
  }
  for (const clip of broken) console.log(`${language}: ${voice.clips[clip]?.file} cannot be read`)
  console.log(`${language}: ${takes.length - absent.length} of ${takes.length} clips; ${alikeness(sounds)}`)
  return broken.length === 0 && absent.every((take) => !take.required)
}

async function soundsOf(voice: Voice): Promise<ReadonlyMap<ClipId, Sound | null>> {
  const clips = Object.keys(voice.clips)
  return new Map(
    await Promise.all(clips.map(async (clip) => [clip, await clipIn(values.voice, voice, clip)] as const)),
  )
}

/** Loudness and peaks over the spoken clips, in words. */
function alikeness(sounds: ReadonlyMap<ClipId, Sound | null>): string {
  const words = [...sounds].flatMap(([clip, sound]) => (clip === CHIME || sound === null ? [] : [sound]))
  const levels = words.map(({ samples, sampleRate }) => loudness(samples, sampleRate, WORD_BLOCK_MS))
  const peaks = words.map(({ samples }) =>
    samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0),
  )
  const seconds = words.reduce((sum, { samples, sampleRate }) => sum + samples.length / sampleRate, 0)
  const from = Math.min(...levels).toFixed(2)
  const to = Math.max(...levels).toFixed(2)
  const peak = (20 * Math.log10(Math.max(...peaks))).toFixed(2)
  return `${from} to ${to} LUFS, highest peak ${peak} dBFS, ${seconds.toFixed(1)} s`
}
