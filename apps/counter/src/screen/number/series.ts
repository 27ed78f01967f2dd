import type { CounterView } from '@antre/contract'

const seriesOf = (number: string): string => number.split('-')[0] ?? ''

/**
 * Series this counter deals with: those of its own services first. Among these, and the others, the most likely
 * first: that of the person at the counter, then by how many of those who wait or stand aside carry it, then those
 * `seen` earlier today.
 */
export function likelySeries(view: CounterView, seen: readonly string[] = []): readonly string[] {
  const numbers = [...view.waiting.list, ...view.aside].map((entry) => seriesOf(entry.number))
  const count = new Map<string, number>()
  for (const series of numbers) count.set(series, (count.get(series) ?? 0) + 1)
  const byCount = [...count].sort(([a, n], [b, m]) => m - n || a.localeCompare(b)).map(([series]) => series)
  const present = view.ticket ? [seriesOf(view.ticket.number)] : []
  const likely = [...present, ...byCount, ...seen]
  const { series: own = likely } = view.counter
  return [...new Set([...likely.filter((series) => own.includes(series)), ...own, ...likely])]
}

export type Standing =
  | { readonly where: 'waiting'; readonly queuedAt: string; readonly serviceId: string }
  | { readonly where: 'held' | 'no-show'; readonly at: string; readonly serviceId: string }
  | { readonly where: 'here' }
  | { readonly where: 'elsewhere' }

/** Where a number stands, as far as this counter can see. */
export function standingOf(view: CounterView, number: string): Standing {
  if (view.ticket?.number === number) return { where: 'here' }
  const waits = view.waiting.list.find((entry) => entry.number === number)
  if (waits) return { where: 'waiting', queuedAt: waits.queuedAt, serviceId: waits.serviceId }
  const aside = view.aside.find((entry) => entry.number === number)
  if (aside) return { where: aside.state, at: aside.at, serviceId: aside.serviceId }
  return { where: 'elsewhere' }
}
