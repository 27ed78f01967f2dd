import { type CounterView, counterViewSchema } from '@antre/contract'
import type { Link } from '@antre/station'

/** Tells each view of this counter, from the present one on. The answer stops it. */
export function eachView(link: Link, tell: (view: CounterView) => void): () => void {
  const read = (json: string): void => {
    const view = counterViewSchema.safeParse(JSON.parse(json))
    if (view.success) tell(view.data)
  }
  const kept = link.view()
  if (kept) read(kept.json)
  return link.subscribe((event) => {
    if (event.type === 'view') read(event.view.json)
  })
}
