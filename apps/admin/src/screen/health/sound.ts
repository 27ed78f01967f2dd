import { useSyncExternalStore } from 'react'

const KEY = 'antre.admin.sound'
/** Two soft notes, a fifth apart: heard beside a conversation, startling nobody. Hz, and when each begins, s. */
const NOTES = [
  [587.33, 0],
  [880, 0.16],
] as const
const LOUDNESS = 0.08
const FADE_S = 0.5

const listeners = new Set<() => void>()
let audio: AudioContext | null = null

/** Off unless somebody at this browser has asked for it. */
export function useSound(): readonly [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, isOn)
  return [on, setSound]
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}

function isOn(): boolean {
  return localStorage.getItem(KEY) === 'on'
}

function setSound(on: boolean): void {
  if (on) localStorage.setItem(KEY, 'on')
  else localStorage.removeItem(KEY)
  for (const changed of listeners) changed()
  // The press allows this page to be heard, and lets the person hear what was chosen.
  if (on) chime()
}

/** Plays, if it was asked for. After a reload a browser waits for the first touch; what was missed is not made up. */
export function chime(): void {
  if (!isOn()) return
  audio ??= new AudioContext()
  const { destination, currentTime } = audio
  void audio.resume()
  for (const [frequency, begins] of NOTES) {
    const tone = new OscillatorNode(audio, { frequency })
    const fade = new GainNode(audio, { gain: LOUDNESS })
    fade.gain.setTargetAtTime(0, currentTime + begins + 0.05, FADE_S / 4)
    tone.connect(fade).connect(destination)
    tone.start(currentTime + begins)
    tone.stop(currentTime + begins + FADE_S * 2)
  }
}
