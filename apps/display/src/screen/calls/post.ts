import { send } from '@antre/ui'
import type { PostAcknowledgement } from './acknowledgements.ts'
import type { Told } from './queue.ts'

/** Tells the master what the people of a zone have heard, or were shown. */
export function postTold(zone: string): PostAcknowledgement<Told> {
  return async (told) => {
    const path = `${told.kind}s/${encodeURIComponent(told.id)}/announced`
    const answer = await send(
      path,
      told.kind === 'notice' ? { zoneId: zone } : told.repeat ? { repeat: true } : undefined,
    )
    return answer.ok || (answer.problem.status < 500 && answer.problem.status !== 429) ? 'done' : 'away'
  }
}
