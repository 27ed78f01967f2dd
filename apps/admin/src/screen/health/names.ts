import type { HallView } from '@antre/contract'
import { useText, useTranslation } from '@antre/ui'

export type Station = HallView['stations'][number]
type Localized = Readonly<Record<string, string>>

/** How people call a place: the part before the explanation, `Zona A · Loket 1–13` → Zona A. */
export const shortName = (name: string): string => name.split(' · ')[0] ?? name

/** The words that names of stations are made of. */
export interface NameWords {
  readonly text: (text: Localized) => string
  readonly kiosk: (rest: string) => string
  readonly display: (zone: string) => string
}

/**
 * By id, what staff call each station: "Kiosk pintu utama", "Loket 3", "Layar Zona A". Where two would be called the
 * same, the id tells them apart.
 */
export function stationNames(
  { stations, faults, counters, zones }: Pick<HallView, 'stations' | 'faults' | 'counters' | 'zones'>,
  words: NameWords,
): ReadonlyMap<string, string> {
  // A name that somebody uses in vain may be that of a station that has never been there.
  const unlisted = new Map(faults.map(({ stationId: id, station: kind }) => [id, { id, kind }]))
  for (const { id } of stations) unlisted.delete(id)
  const plain = [...stations, ...unlisted.values()].map(
    (station) => [station.id, plainName(station, { counters, zones }, words)] as const,
  )
  const uses = new Map<string, number>()
  for (const [, name] of plain) uses.set(name, (uses.get(name) ?? 0) + 1)
  return new Map(plain.map(([id, name]) => [id, (uses.get(name) ?? 0) > 1 ? `${name} (${id})` : name]))
}

function plainName(
  { id, kind, name, place }: Pick<Station, 'id' | 'kind' | 'name' | 'place'>,
  { counters, zones }: Pick<HallView, 'counters' | 'zones'>,
  { text, ...words }: NameWords,
): string {
  if (name) return text(name)
  switch (kind) {
    case 'kiosk':
      return words.kiosk(/^kiosk-(.+)$/.exec(id)?.[1] ?? id)
    case 'counter': {
      // A counter that has not told of its devices has told of no place either: its id may.
      const at = place ?? /^counter-(.+)$/.exec(id)?.[1]
      const counter = counters.find((each) => each.id === at)
      return counter ? text(counter.name) : id
    }
    case 'display': {
      const at = place ?? /^display-(.+)$/.exec(id)?.[1]
      const zone = zones.find((each) => each.id === at)
      return zone ? words.display(shortName(text(zone.name))) : id
    }
    case 'other':
      return id
  }
}

/** The name of a station by its id; one that is listed no more is called by the id. */
export function useStationNames(view: HallView): (stationId: string) => string {
  const { t } = useTranslation('admin')
  const text = useText()
  const names = stationNames(view, {
    text,
    kiosk: (rest) => t('stations.named.kiosk', { rest }),
    display: (zone) => t('stations.named.display', { zone }),
  })
  return (id) => names.get(id) ?? t('stations.named.kiosk', { rest: id.replace(/^kiosk-/, '') })
}
