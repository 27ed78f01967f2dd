import { CHIME, type ClipId } from './clips.ts'
import type { KnownClips } from './names.ts'

export interface VoiceClip {
  /** Beside the manifest; of the bell, which all languages share, one folder up. */
  readonly file: string
  readonly seconds: number
  /** What is heard. */
  readonly text: string
  /** A person's; absent: a machine's. */
  readonly recorded?: true
}

/** `voice.json` of a language: which clips there are. */
export interface Voice {
  readonly formatVersion: 1
  readonly language: string
  /** Hz. */
  readonly sampleRate: number
  readonly clips: Readonly<Record<ClipId, VoiceClip>>
}

/** The bell that all languages of a folder share, seen from a manifest. */
export const SHARED_CHIME = '../chime.wav'
/** Files of a manifest are read, written and removed: none may lie elsewhere. */
const CLIP_FILE = /^[\p{L}\p{N}][\p{L}\p{N}_-]*\.wav$/u
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

/** Reads a manifest from parsed JSON: the voice, or null when it is none. */
export function readVoice(input: unknown): Voice | null {
  if (!isRecord(input) || input.formatVersion !== 1 || !isRecord(input.clips)) return null
  if (typeof input.language !== 'string' || typeof input.sampleRate !== 'number') return null
  if (!LANGUAGE.test(input.language)) return null
  return Object.entries(input.clips).every(isClip) ? (input as unknown as Voice) : null
}

/** The clips of a voice, for `announcement`. */
export function clipsOf(voice: Voice): KnownClips {
  return { has: (clip) => Object.hasOwn(voice.clips, clip) }
}

function isClip([name, clip]: readonly [ClipId, unknown]): boolean {
  if (!isRecord(clip) || typeof clip.file !== 'string' || typeof clip.text !== 'string') return false
  const isHere = CLIP_FILE.test(clip.file) || (name === CHIME && clip.file === SHARED_CHIME)
  return isHere && isLength(clip.seconds)
}

function isLength(seconds: unknown): boolean {
  return typeof seconds === 'number' && seconds > 0 && Number.isFinite(seconds)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
