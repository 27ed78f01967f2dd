import type { FaultRow } from '@antre/contract'
import { type Answer, send } from './send.ts'

/** It cannot know by itself whether it sounds: who stands before it can. */
export const needsAnEar = ({ kind, state }: Pick<FaultRow, 'kind' | 'state'>): boolean =>
  kind === 'loudspeaker' && state === 'unknown'

/** Tells the master that the display was heard. */
export function confirmHeard(stationId: string): Promise<Answer<unknown>> {
  return send(`stations/${encodeURIComponent(stationId)}/heard`)
}
