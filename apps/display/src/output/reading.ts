/** How the PC's sound output is, as far as one of its tools tells. */
export interface OutputReading {
  /** `unknown`: no tool, or one that does not tell; never a fault. */
  readonly state: 'ready' | 'muted' | 'no-output' | 'unknown'
  /** 0..1 of what the output can; null when it does not say (a television that has the only knob). */
  readonly volume: number | null
}

export const UNKNOWN: OutputReading = { state: 'unknown', volume: null }
export const NO_OUTPUT: OutputReading = { state: 'no-output', volume: null }

export function reading(muted: boolean, volume: number | null): OutputReading {
  return { state: muted ? 'muted' : 'ready', volume }
}
