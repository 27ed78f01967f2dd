import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Signs } from './health.ts'
import { followOutput } from './output.ts'

/** A page that was asleep for so long: another may have taken over, and what it was saying is of no use. */
const SLEPT_MS = 8_000
const LOOK_MS = 1_000

/** Gathers everything the page can know about its loudspeaker. */
export interface SignBoard {
  readonly signs: StoreApi<Signs>
  readonly player: (state: Pick<Signs, 'player' | 'blocked' | 'files'>) => void
}

export function gatherSigns(): SignBoard {
  const signs = createStore<Signs>(() => ({
    player: 'ready',
    blocked: false,
    hadOutput: false,
    output: null,
    files: 'all',
    hidden: document.hidden,
  }))
  followOutput((output) => signs.setState({ output }))
  document.addEventListener('visibilitychange', () => signs.setState({ hidden: document.hidden }))
  rememberOutputs(() => signs.setState({ hadOutput: true }))
  return { signs, player: (state) => signs.setState(state) }
}

/** Calls once the browser has listed a sound output. On plain HTTP from another machine it lists nothing. */
function rememberOutputs(seen: () => void): void {
  const devices = navigator.mediaDevices as MediaDevices | undefined
  const look = async (): Promise<void> => {
    const listed = await devices?.enumerateDevices().catch(() => [])
    if (!listed?.some(({ kind }) => kind === 'audiooutput')) return
    devices?.removeEventListener('devicechange', look)
    // The player lists them too, and is to know first: else the output that has just come would count as lost.
    setTimeout(seen)
  }
  devices?.addEventListener('devicechange', look)
  void look()
}

/** Calls when the page wakes from a sleep of the PC, or of the browser's timers. */
export function onWaking(now: () => number, woke: () => void): void {
  let last = now()
  setInterval(() => {
    const at = now()
    // A hidden page is woken once a second, later once a minute: that is no sleep.
    if (at - last > SLEPT_MS && !document.hidden) woke()
    last = at
  }, LOOK_MS)
}
