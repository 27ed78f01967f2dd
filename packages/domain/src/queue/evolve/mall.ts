import { directoryOf } from '../../mall/directory.ts'
import type { Mall } from '../../mall/mall.ts'
import type { Counter, Hall } from '../state.ts'

/** A new version of the document. Counters at work follow it at once: nobody reopens them by hand. */
export function mallSaved(hall: Hall, mall: Mall, version: number): Hall {
  const directory = directoryOf(mall)
  const counters = Object.entries(hall.counters).map(([id, counter]): [string, Counter] => {
    const before = hall.directory.counters.get(id)?.serviceIds ?? []
    const planned = directory.counters.get(id)?.serviceIds ?? []
    const serviceIds = followed(counter.serviceIds, before, planned)
    return [id, counter.state === 'closed' ? counter : { ...counter, serviceIds }]
  })
  return { ...hall, mall, mallVersion: version, directory, counters: Object.fromEntries(counters) }
}

/** Who served all there was goes on serving all; who chose keeps the choice, as far as it is still there. */
function followed(
  serving: readonly string[],
  before: readonly string[],
  planned: readonly string[],
): readonly string[] {
  const all = before.every((id) => serving.includes(id))
  const kept = serving.filter((id) => planned.includes(id))
  return all || (serving.length > 0 && kept.length === 0) ? [...new Set(planned)] : kept
}
