import type { Event } from '@antre/domain'
import type { Master } from '../mall/master.ts'

const AT_ONCE = 5000

/** All events of a master's ledger, over HTTP. */
export async function eventsOf({ url, token }: Master): Promise<Event[]> {
  const events: (Event & { readonly seq: number })[] = []
  for (;;) {
    const after = events.at(-1)?.seq ?? 0
    const answer = await fetch(`${url}/api/v1/events?after=${after}&limit=${AT_ONCE}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const page = ((await answer.json()) as { readonly events: typeof events }).events
    events.push(...page)
    if (page.length < AT_ONCE) return events
  }
}
