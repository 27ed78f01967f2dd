import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { LANGUAGES } from '../../packages/i18n/src/index.ts'
import {
  type NamedCounters,
  readVoice,
  recordingList,
  type Take,
  type Voice,
} from '../../packages/speech/src/index.ts'
import { decodeWav, type Sound } from '../../packages/speech/src/sound/index.ts'

const resources = new URL('../../resources/', import.meta.url)

export const VOICE_FOLDER = fileURLToPath(new URL('voice/', resources))
const MALL_FOLDER = fileURLToPath(new URL('malls/', resources))

/** Languages that have a voice. */
export const VOICES: readonly string[] = LANGUAGES

/** Everything a voice has to record for the malls in `resources/malls`. */
export async function neededTakes(language: string): Promise<readonly Take[]> {
  const files = (await readdir(MALL_FOLDER)).filter((name) => name.endsWith('.json')).toSorted()
  const malls = await Promise.all(
    files.map(async (name) => JSON.parse(await readFile(`${MALL_FOLDER}/${name}`, 'utf8')) as NamedCounters),
  )
  return recordingList(language, malls)
}

/** The manifest of a language, or null when there is none or it is broken. */
export async function voiceOf(language: string): Promise<Voice | null> {
  const text = await readFile(manifestPath(language), 'utf8').catch(() => null)
  return text === null ? null : readVoice(JSON.parse(text))
}

export function manifestPath(language: string): string {
  return `${VOICE_FOLDER}/${language}/voice.json`
}

/** The sound of a WAVE file; null when it is missing or no sound. */
export async function soundAt(path: string): Promise<Sound | null> {
  const bytes = await readFile(path).catch(() => null)
  return bytes === null ? null : decodeWav(bytes)
}
