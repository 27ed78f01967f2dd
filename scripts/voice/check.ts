// Lists what a voice lacks: clips not in its manifest, files missing or unreadable, files of another length.
//
//   node scripts/voice/check.ts            exit code 1 when a required clip is missing
import { dirname, join } from 'node:path'
import { CHIME, type Voice } from '../../packages/speech/src/index.ts'
import { manifestPath, neededTakes, soundAt, VOICES, voiceOf } from './folders.ts'

/** A manifest's length may be rounded by this much. */
const ROUNDING_SECONDS = 0.001

let failed = false
for (const language of VOICES) {
  const voice = await voiceOf(language)
  if (voice === null) {
    console.log(`${language}: no voice (${manifestPath(language)})`)
    failed = true
    continue
  }
  const takes = await neededTakes(language)
  const absent = takes.filter((take) => !Object.hasOwn(voice.clips, take.clip))
  const required = absent.filter((take) => take.required)
  const broken = await brokenFiles(voice)
  for (const take of absent) {
    console.log(
      `${language}: missing ${take.clip}.wav "${take.text}" (${take.required ? 'required' : 'better with it'})`,
    )
  }
  for (const fault of broken) console.log(`${language}: ${fault}`)
  if (!Object.hasOwn(voice.clips, CHIME)) console.log(`${language}: no chime`)
  console.log(`${language}: ${takes.length - absent.length} of ${takes.length} clips`)
  failed ||= required.length > 0 || broken.length > 0
}
process.exitCode = failed ? 1 : 0

async function brokenFiles(voice: Voice): Promise<readonly string[]> {
  const folder = dirname(manifestPath(voice.language))
  const faults = await Promise.all(
    Object.values(voice.clips).map(async ({ file, seconds }) => {
      const sound = await soundAt(join(folder, file))
      if (sound === null) return `${file} cannot be read`
      const length = sound.samples.length / sound.sampleRate
      return Math.abs(length - seconds) > ROUNDING_SECONDS
        ? `${file} lasts ${length} s, the list says ${seconds} s`
        : null
    }),
  )
  return faults.filter((fault) => fault !== null)
}
