import type { StoreApi } from 'zustand/vanilla'
import type { Lease } from '../voice/lease.ts'
import { type Signs, soundness } from './health.ts'
import type { Loudspeaker } from './loudspeaker.ts'

/**
 * Tells the lease how the sound is. Words that go into an output which the station says is muted or gone are ended:
 * the player hears nothing of that, and would take them for said.
 */
export function tellSound(
  signs: Pick<StoreApi<Signs>, 'getState'>,
  lease: Pick<Lease, 'report'>,
  loudspeaker: Pick<Loudspeaker, 'hush'>,
): () => void {
  return () => {
    const sound = soundness(signs.getState())
    // The lease first: what is hushed is then another display's to say.
    lease.report(sound)
    const { output } = signs.getState()
    if (sound.hears === 'no' && (output?.state === 'muted' || output?.state === 'no-output'))
      loudspeaker.hush()
  }
}
