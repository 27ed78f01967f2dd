import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LANGUAGES } from '../../packages/i18n/src/index.ts'
import {
  type ClipId,
  type NamedCounters,
  readVoice,
  recordingList,
  type Take,
  type Voice,
} from '../../packages/speech/src/index.ts'
import { decodeWav, type Sound } from '../../packages/speech/src/sound/index.ts'

const resources = new URL('../../resources/', import.meta.url)

/** Where the shipped voice lies. */
export const VOICE_FOLDER = fileURLToPath(new URL('voice', resources))
const MALL_FOLDER = fileURLToPath(new URL('malls', resources))

/** Languages that have a voice. */
export const VOICES: readonly string[] = LANGUAGES

/**
 * Everything a voice has to record for the malls in `resources/malls` and in further files. Throws when a file is no
 * mall document.
 * @param more paths of mall documents
 */
export async function neededTakes(language: string, more: readonly string[] = []): Promise<readonly Take[]> {
  const shipped = (await readdir(MALL_FOLDER)).filter((name) => /^[^.]+\.json$/.test(name)).toSorted()
  const malls = await Promise.all([...shipped.map((name) => join(MALL_FOLDER, name)), ...more].map(mallAt))
  return recordingList(language, malls)
}

async function mallAt(file: string): Promise<NamedCounters> {
  const mall: Partial<NamedCounters> = JSON.parse(await readFile(file, 'utf8'))
  if (!Array.isArray(mall.counters)) throw new Error(`${file} is no mall document: it has no counters`)
  return { counters: mall.counters }
}

/** The manifest of a language, or null when there is none or it is broken. */
export async function voiceIn(folder: string, language: string): Promise<Voice | null> {
  const text = await readFile(manifestPath(folder, language), 'utf8').catch(() => null)
  return text === null ? null : readVoice(JSON.parse(text))
}

export function manifestPath(folder: string, language: string): string {
  return join(folder, language, 'voice.json')
}

/** A clip of a voice; null when it is missing or no sound. */
export async function clipIn(folder: string, voice: Voice, clip: ClipId): Promise<Sound | null> {
  const file = voice.clips[clip]?.file
  return file === undefined ? null : soundAt(join(dirname(manifestPath(folder, voice.language)), file))
}

/** The sound of a WAVE file; null when it is missing or no sound. */
export async function soundAt(path: string): Promise<Sound | null> {
  const bytes = await readFile(path).catch(() => null)
  return bytes === null ? null : decodeWav(bytes)
}
