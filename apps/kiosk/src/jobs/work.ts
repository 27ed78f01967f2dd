import { type KioskView, kioskViewSchema } from '@antre/contract'
import type { KeptView, Link, Log } from '@antre/station'

type Entry = NonNullable<KioskView['station']>['prints'][number]

/** A view with print work. */
export interface JobsView {
  readonly view: KioskView
  readonly prints: readonly Entry[]
  /** Master's clock, ms. */
  readonly now: number
}

/** Hands over each view with print work; the answer ends it. */
export function watchWork(link: Link, log: Log, onWork: (view: JobsView) => void): () => void {
  function receive(kept: KeptView) {
    const view = readView(kept, log)
    if (view?.station) onWork({ view, prints: view.station.prints, now: Date.parse(view.now) })
  }

  const present = link.view()
  if (present) receive(present)
  return link.subscribe((event) => {
    if (event.type === 'view') receive(event.view)
  })
}

/** A view this release does not understand is no reason to stop showing it; it cannot be printed from. */
function readView(kept: KeptView, log: Log): KioskView | null {
  const read = kioskViewSchema.safeParse(JSON.parse(kept.json))
  if (read.success) return read.data
  log.error({ seq: kept.seq, fault: read.error.issues[0]?.path.join('.') }, 'the view is not one of a kiosk')
  return null
}
