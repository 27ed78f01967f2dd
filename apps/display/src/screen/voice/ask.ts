import { API, newKey } from '@antre/ui'
import { ANSWER_MS, type Asking, type Granted } from './lease.ts'

export interface VoiceDesk {
  readonly ask: (asking: Asking) => Promise<Granted | null>
  readonly leave: (asking: Asking) => void
}

/** Asks whoever served the page. `name`: how this display is called; a station puts its own before it. */
export function voiceDesk(zone: string, name: string): VoiceDesk {
  const address = `${API}/displays/${encodeURIComponent(zone)}/voice`
  // Made anew with each load: two pages never share a right, not even a page and its copy.
  const instance = newKey()
  const request = (asking: Asking): RequestInit => ({
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ instance, name, ...asking }),
  })
  return {
    ask: async (asking) => {
      try {
        const response = await fetch(address, {
          ...request(asking),
          signal: AbortSignal.timeout(ANSWER_MS),
        })
        return response.ok ? ((await response.json()) as Granted) : null
      } catch {
        return null
      }
    },
    leave: (asking) => {
      // It outlives the page.
      void fetch(address, { ...request(asking), keepalive: true }).catch(() => undefined)
    },
  }
}
