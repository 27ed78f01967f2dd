import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Mall } from '@antre/domain'
import { LANGUAGES } from '@antre/i18n'
import { type ClipId, readVoice, type Voice } from '@antre/speech'
import { decodeWav, type Sound } from '@antre/speech/sound'
import { DEFAULT_MALL_FILE, RESOURCES } from '../data-folder.ts'
import { fail } from '../fail.ts'
import { faultLines, readMallFile } from '../mall-file.ts'

/** Where the shipped voice lies. */
export const VOICE_FOLDER = join(RESOURCES, 'voice')

/** The mall documents a voice is for: those given, else the shipped one. Ends the program over one that is none. */
export function mallsIn(files: readonly string[] = [DEFAULT_MALL_FILE]): readonly Mall[] {
  return files.map((file) => {
    const read = readMallFile(file)
    return read.ok ? read.mall : fail(read.code, `\n${faultLines(read.faults)}`)
  })
}

/** The languages asked for, else all that have words. Ends the program over one that has none. */
export function languagesIn(asked: readonly string[] = LANGUAGES): readonly string[] {
  const known: readonly string[] = LANGUAGES
  const strange = asked.find((language) => !known.includes(language))
  if (strange !== undefined)
    fail(
      'unknown-language',
      `there are no words for ${strange}, only for ${known.join(', ')}; a language begins with its locale files`,
    )
  return [...new Set(asked)]
}

/** The manifest of a language; null when there is none or it is broken. */
export function voiceIn(folder: string, language: string): Voice | null {
  try {
    return readVoice(JSON.parse(readFileSync(manifestPath(folder, language), 'utf8')))
  } catch {
    return null
  }
}

/** Ends the program over a manifest that is there and cannot be used: without it, recordings are not known as such. */
export function refuseBroken(folder: string, language: string): void {
  const path = manifestPath(folder, language)
  if (existsSync(path) && voiceIn(folder, language) === null)
    fail(
      'broken-voice',
      `${path} is no manifest of WAVE files beside it, nothing was changed; mend or remove it`,
    )
}

export function manifestPath(folder: string, language: string): string {
  return join(folder, language, 'voice.json')
}

/** The files of a voice's clips: null for one that is no sound, nothing for one that is not there. */
export function soundsOf(
  folder: string,
  voice: Voice,
  clips: readonly ClipId[] = Object.keys(voice.clips),
): ReadonlyMap<ClipId, Sound | null> {
  const found = new Map<ClipId, Sound | null>()
  for (const clip of clips) {
    const bytes = bytesOf(join(folder, voice.language, voice.clips[clip]?.file ?? ''))
    if (bytes !== null) found.set(clip, decodeWav(bytes))
  }
  return found
}

/** What is in a file; null when it cannot be read. */
export function bytesOf(path: string): Uint8Array | null {
  try {
    return readFileSync(path)
  } catch {
    return null
  }
}
