import type { ClipId } from './clips.ts'
import type { KnownClips } from './names.ts'

export interface VoiceClip {
  /** Relative to the manifest. */
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

/** Reads a manifest from parsed JSON: the voice, or null when it is none. */
export function readVoice(input: unknown): Voice | null {
  if (!isRecord(input) || input.formatVersion !== 1 || !isRecord(input.clips)) return null
  if (typeof input.language !== 'string' || typeof input.sampleRate !== 'number') return null
  return Object.values(input.clips).every(isClip) ? (input as unknown as Voice) : null
}

/** The clips of a voice, for `announcement`. */
export function clipsOf(voice: Voice): KnownClips {
  return { has: (clip) => Object.hasOwn(voice.clips, clip) }
}

function isClip(clip: unknown): clip is VoiceClip {
  return (
    isRecord(clip) && typeof clip.file === 'string' && typeof clip.text === 'string' && isLength(clip.seconds)
  )
}

function isLength(seconds: unknown): boolean {
  return typeof seconds === 'number' && seconds > 0 && Number.isFinite(seconds)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
