import type { ClipId } from '../clips.ts'
import { resampled } from '../sound/resample.ts'
import { decodeWav, type Sound } from '../sound/wav.ts'
import { readVoice, type Voice } from '../voice.ts'
import { type Timers, within } from './timers.ts'

/** A file of some 50 kB from the same PC or LAN. */
const FILE_TIMEOUT_MS = 5_000
/** Files fetched at once while preloading: few, so that a call can be fetched beside them. */
const PRELOAD_LANES = 3

/** How much of the voices can be had. */
export type Stock = 'all' | 'some' | 'none'

export type Fetch = (address: string, init: { readonly signal: AbortSignal }) => Promise<Response>

/**
 * The clips of all voices under one address, each fetched and decoded once. What could not be had is asked for again
 * the next time. Decoding is our own: a hung decoder of the browser cannot silence the hall.
 */
export class ClipStore {
  readonly #base: string
  readonly #fetch: Fetch
  readonly #timers: Timers
  readonly #voices = new Map<string, Promise<Voice | null>>()
  readonly #sounds = new Map<string, Promise<Sound | null>>()

  /** @param base address of the voice folder, ending in a slash; relative to the page or absolute */
  constructor(base: string, fetch: Fetch, timers: Timers) {
    this.#base = base
    this.#fetch = fetch
    this.#timers = timers
  }

  /** The manifest of a language, or null when it cannot be had. */
  voice(language: string): Promise<Voice | null> {
    return once(this.#voices, language, async () => {
      const bytes = await this.#bytes(`${this.#base}${language}/voice.json`)
      return bytes === null ? null : parsedVoice(bytes)
    })
  }

  /** A clip at a rate (Hz), or null when the voice has no such clip or its file cannot be had. */
  async sound(voice: Voice, clip: ClipId, sampleRate: number): Promise<Sound | null> {
    const file = voice.clips[clip]?.file
    if (file === undefined) return null
    const address = `${this.#base}${voice.language}/${file}`
    return once(this.#sounds, `${sampleRate} ${address}`, async () => {
      const bytes = await this.#bytes(address)
      const sound = bytes === null ? null : decodeWav(bytes)
      return sound === null || sound.samples.length === 0 ? null : resampled(sound, sampleRate)
    })
  }

  /** Fetches a whole voice ahead of the first call, or what of it could not be had before. */
  async preload(language: string, sampleRate: number): Promise<Stock> {
    const voice = await this.voice(language)
    if (voice === null) return 'none'
    const clips = Object.keys(voice.clips)
    const waiting = [...clips]
    let had = 0
    const lane = async (): Promise<void> => {
      for (let clip = waiting.shift(); clip !== undefined; clip = waiting.shift()) {
        if ((await this.sound(voice, clip, sampleRate)) !== null) had += 1
      }
    }
    await Promise.all(Array.from({ length: PRELOAD_LANES }, lane))
    return had === clips.length ? 'all' : had > 0 ? 'some' : 'none'
  }

  async #bytes(address: string): Promise<Uint8Array | null> {
    const abort = new AbortController()
    const load = async (): Promise<Uint8Array | null> => {
      const response = await this.#fetch(address, { signal: abort.signal })
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : null
    }
    const bytes = await within(load(), this.#timers, FILE_TIMEOUT_MS)
    if (bytes === null) abort.abort()
    return bytes
  }
}

/** Remembers what was found; forgets what was not. */
function once<T>(
  memory: Map<string, Promise<T | null>>,
  key: string,
  load: () => Promise<T | null>,
): Promise<T | null> {
  const known = memory.get(key)
  if (known !== undefined) return known
  const loading = load()
  memory.set(key, loading)
  return loading.then((found) => {
    if (found === null) memory.delete(key)
    return found
  })
}

function parsedVoice(bytes: Uint8Array): Voice | null {
  try {
    return readVoice(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return null
  }
}
