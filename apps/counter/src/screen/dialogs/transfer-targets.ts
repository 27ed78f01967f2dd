import type { CounterView } from '@antre/contract'
import type { TransferTo } from '../desk/intent.ts'

export interface Target {
  readonly key: string
  readonly name: string
  /** Agency of a service, state of a counter. */
  readonly group: string
  readonly to: TransferTo
  /** Everything a search may find it by. */
  readonly words: string
}

type Localized = Readonly<Record<string, string>>
type Read = (text: Localized) => string

const allTexts = (...texts: readonly Localized[]): string =>
  plain(texts.flatMap((text) => Object.values(text)).join(' '))

/** Lower case, without accents and signs: what people type. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Services by agency, each agency's together, in the order of the mall document. */
export function serviceTargets(view: CounterView, read: Read): readonly Target[] {
  const current = view.ticket?.steps[view.ticket.current]?.serviceId
  const targets = view.targets.services
    .filter(({ id }) => id !== current)
    .map(({ id, name, agency }) => ({
      key: `service ${id}`,
      name: read(name),
      group: read(agency),
      to: { serviceId: id },
      words: allTexts(name, agency),
    }))
  const groups = [...new Set(targets.map(({ group }) => group))]
  return groups.flatMap((group) => targets.filter((target) => target.group === group))
}

/** Other counters that are open or paused. */
export function counterTargets(
  view: CounterView,
  read: Read,
  stateName: (state: 'open' | 'paused') => string,
): readonly Target[] {
  return view.targets.counters
    .filter(({ id }) => id !== view.counter.id)
    .map(({ id, name, state }) => ({
      key: `counter ${id}`,
      name: read(name),
      group: stateName(state),
      to: { counterId: id },
      words: allTexts(name),
    }))
}

/** Those that hold every word of the query, at the beginning of some word. */
export function matching(targets: readonly Target[], query: string): readonly Target[] {
  const words = plain(query)
    .split(' ')
    .filter((word) => word !== '')
  return targets.filter((target) => words.every((word) => ` ${target.words}`.includes(` ${word}`)))
}
