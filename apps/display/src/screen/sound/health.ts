import type { DeviceState } from '@antre/domain'
import type { Health, Stock } from '@antre/speech/player'

/** How the loudspeaker of this display is, as the master hears it. */
export interface Soundness {
  readonly state: Extract<
    DeviceState,
    'ready' | 'starting' | 'blocked' | 'stuck' | 'no-output' | 'muted' | 'quiet-output' | 'unknown'
  >
  /** A code or figure for who mends it. */
  readonly detail?: string
  /** Would people hear it? `at-need`: perhaps; better than nobody. */
  readonly hears: 'yes' | 'at-need' | 'no'
}

/** What the station found out about the PC's sound output, 0..1; `unknown` when it has no means to. */
export interface OutputReading {
  readonly state: 'ready' | 'muted' | 'no-output' | 'unknown'
  readonly volume: number | null
}

export interface Signs {
  /** The page's own sound path. */
  readonly player: Health
  /** The browser wants a touch first. */
  readonly blocked: boolean
  /** The browser has listed an output at some time: one that is missing now was lost. */
  readonly hadOutput: boolean
  /** The PC's output; null when no station tells. */
  readonly output: OutputReading | null
  /** Voice files that can be had. */
  readonly files: Stock
  /** The page is behind another window, or the screen is locked. */
  readonly hidden: boolean
}

export const UNKNOWN_OUTPUT: OutputReading = { state: 'unknown', volume: null }
/** Nobody in a hall hears less. */
const QUIETEST = 0.15

/**
 * One word for all signs, the worst first. What nobody can know is no fault: a browser that never listed an output may
 * play all the same (a browser that does not tell, an output of another kind), so it speaks where nobody else can.
 */
export function soundness({ player, blocked, hadOutput, output, files, hidden }: Signs): Soundness {
  if (blocked || player === 'blocked') return { state: 'blocked', hears: 'no' }
  const systemHasNone = output?.state === 'no-output'
  const pageHasNone = player === 'no-output' && (hadOutput || output === null || output.state === 'unknown')
  if ((systemHasNone || pageHasNone) && hadOutput) return { state: 'no-output', detail: 'lost', hears: 'no' }
  if (player === 'stuck') return { state: 'stuck', hears: 'no' }
  if (output?.state === 'muted') return { state: 'muted', hears: 'no' }
  if (files === 'none') return { state: 'stuck', detail: 'voice-files', hears: 'no' }
  if (systemHasNone) return { state: 'no-output', detail: 'never-seen', hears: 'at-need' }
  // What is there is still said where nobody else can.
  if (files === 'some') return { state: 'stuck', detail: 'voice-files', hears: 'at-need' }
  if (pageHasNone) return { state: 'unknown', detail: 'never-seen', hears: 'at-need' }
  const hears = hidden ? 'at-need' : 'yes'
  const volume = output?.volume ?? 1
  if (volume < QUIETEST) return { state: 'quiet-output', detail: `${Math.round(volume * 100)} %`, hears }
  return hidden ? { state: 'ready', detail: 'page-hidden', hears } : { state: 'ready', hears }
}
