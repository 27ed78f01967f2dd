import type { ClipId } from '../clips.ts'
import type { Spoken } from '../compose.ts'
import type { Sound } from '../sound/wav.ts'

/** One clip and the silence after it. */
export interface Scheduled {
  readonly sound: Sound
  readonly pauseMs: number
}

export interface Schedule {
  /** On the context's clock, seconds. */
  readonly endsAt: number
  stop(): void
}

/**
 * Puts clips on the context's own clock, one exactly after the other: nothing that the page does can open a gap.
 * @param at when the first begins, context seconds; moved to a whole sample, so that joins need no interpolation
 */
export function schedule(
  context: BaseAudioContext,
  output: AudioNode,
  parts: readonly Scheduled[],
  at: number,
): Schedule {
  const rate = context.sampleRate
  let frame = Math.ceil(at * rate)
  const sources = parts.map(({ sound, pauseMs }) => {
    const source = context.createBufferSource()
    source.buffer = bufferOf(context, sound)
    source.connect(output)
    source.start(frame / rate)
    frame += Math.round(source.buffer.duration * rate) + Math.round((pauseMs * rate) / 1000)
    return source
  })
  return {
    endsAt: frame / rate,
    stop: () => {
      for (const source of sources) source.disconnect()
    },
  }
}

function bufferOf(context: BaseAudioContext, { samples, sampleRate }: Sound): AudioBuffer {
  const buffer = context.createBuffer(1, samples.length, sampleRate)
  buffer.getChannelData(0).set(samples)
  return buffer
}

/** A sequence with its sounds; clips without one are left out. */
export function partsOf(
  sequence: readonly Spoken[],
  sounds: ReadonlyMap<ClipId, Sound>,
): readonly Scheduled[] {
  return sequence.flatMap(({ clip, pauseMs }) => {
    const sound = sounds.get(clip)
    return sound === undefined ? [] : [{ sound, pauseMs }]
  })
}

/** From the first sample to the end of the last pause. */
export function secondsOf(parts: readonly Scheduled[]): number {
  return parts.reduce(
    (sum, { sound, pauseMs }) => sum + sound.samples.length / sound.sampleRate + pauseMs / 1000,
    0,
  )
}
