import { API } from '@antre/ui'
import { type OutputReading, UNKNOWN_OUTPUT } from './health.ts'

/**
 * Follows what the station finds out about the PC's sound output, for as long as the page lives. Where the master
 * serves the page there is no such stream, and the browser asks once.
 */
export function followOutput(onReading: (reading: OutputReading) => void): void {
  const source = new EventSource(`${API}/output/stream`)
  source.addEventListener('output', (event) => onReading(readingOf((event as MessageEvent<string>).data)))
}

function readingOf(text: string): OutputReading {
  try {
    const { state, volume } = JSON.parse(text) as Partial<OutputReading>
    const known = state === 'ready' || state === 'muted' || state === 'no-output'
    return known ? { state, volume: typeof volume === 'number' ? volume : null } : UNKNOWN_OUTPUT
  } catch {
    return UNKNOWN_OUTPUT
  }
}
