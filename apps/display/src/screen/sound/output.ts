import { API } from '@antre/ui'
import { type OutputReading, UNKNOWN_OUTPUT } from './health.ts'

export interface OutputNews {
  /** A station serves this page, and says how the PC's output is. */
  readonly onReading: (reading: OutputReading) => void
  /** The master serves this page: nobody can say. */
  readonly onNobody: () => void
}

/** Follows what the station finds out about the PC's sound output, for as long as the page lives. */
export function followOutput({ onReading, onNobody }: OutputNews): void {
  const source = new EventSource(`${API}/output/stream`)
  source.addEventListener('output', (event) => onReading(readReading((event as MessageEvent<string>).data)))
  source.addEventListener('error', () => {
    // It connects again by itself, except after an answer that was no stream.
    if (source.readyState === EventSource.CLOSED) onNobody()
  })
}

export function readReading(text: string): OutputReading {
  try {
    const { state, volume } = JSON.parse(text) as Partial<OutputReading>
    const known = state === 'ready' || state === 'muted' || state === 'no-output'
    return known ? { state, volume: typeof volume === 'number' ? volume : null } : UNKNOWN_OUTPUT
  } catch {
    return UNKNOWN_OUTPUT
  }
}
