import type { Player } from '@antre/speech/player'
import { API, newKey } from '@antre/ui'

/** About eight levels a second: what a meter needs to look alive. */
const LEVEL_MS = 125

/** What this page's station is told. `level`: RMS, 0..1. */
export interface HeardReport {
  readonly id: string
  readonly text: string
  readonly language: string
  readonly state: 'began' | 'ended' | 'failed'
  readonly level?: number
}

/** Tells it. `listening`: somebody watches the level meter. `nobody`: this server keeps no such book. */
export type PostHeard = (report: HeardReport) => Promise<'listening' | 'kept' | 'nobody'>

type Speaking = Pick<Player, 'say' | 'level'>

/**
 * Lets a player tell the station what it says, for whoever looks after the loudspeaker from elsewhere. Nothing of it
 * is waited for, and nothing it runs into is felt by the announcement. A page served by the master itself asks once.
 */
export function tellHeard<P extends Speaking>(player: P, post: PostHeard = postHeard): P {
  const say = player.say.bind(player)
  let somebody = true
  let listening = false

  const tell = async (report: HeardReport): Promise<void> => {
    if (!somebody) return
    const answer = await post(report)
    if (answer === 'nobody') somebody = false
    listening = answer === 'listening'
  }

  player.say = async (zone, announcement, onStart) => {
    const { text, language } = announcement
    const one = { id: newKey(), text, language }
    let meter: ReturnType<typeof setInterval> | undefined
    const outcome = await say(zone, announcement, () => {
      void tell({ ...one, state: 'began' })
      meter = setInterval(() => {
        if (listening) void tell({ ...one, state: 'began', level: Math.min(1, player.level()) })
      }, LEVEL_MS)
      onStart?.()
    })
    clearInterval(meter)
    void tell({ ...one, state: outcome.state === 'played' ? 'ended' : 'failed' })
    return outcome
  }
  return player
}

const postHeard: PostHeard = async (report) => {
  try {
    const response = await fetch(`${API}/heard`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(report),
    })
    if (!response.ok) return response.status === 404 ? 'nobody' : 'kept'
    const { listening } = (await response.json()) as { readonly listening: boolean }
    return listening ? 'listening' : 'kept'
  } catch {
    return 'kept'
  }
}
