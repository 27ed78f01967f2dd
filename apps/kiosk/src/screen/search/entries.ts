import type { KioskJourney, KioskService, KioskView } from '@antre/contract'
import { tellingWords, wordsOf } from './words.ts'

type Texts = Readonly<Record<string, string>>

export interface Field {
  readonly words: readonly string[]
  readonly weight: number
}

export interface Entry {
  readonly kind: 'service' | 'journey'
  readonly id: string
  readonly fields: readonly Field[]
  /** Whole names and keywords: a query that says all of one is surely meant. */
  readonly phrases: readonly (readonly string[])[]
}

const NAME = 1
const KEYWORD = 1
const AGENCY = 0.6
const DESCRIPTION = 0.35

/** Everything that can be found, in all languages at once: people mix them. */
export function entriesOf(view: KioskView): readonly Entry[] {
  const agencies = new Map(view.agencies.map((agency) => [agency.id, agency]))
  const services = view.services.map((service) => {
    const agency = agencies.get(service.agencyId)
    const about = agency ? [agency.name, agency.short, agency.hint] : []
    return entry('service', service, about)
  })
  return [...services, ...view.journeys.map((journey) => entry('journey', journey, []))]
}

function entry(kind: Entry['kind'], offer: KioskService | KioskJourney, agency: readonly Texts[]): Entry {
  const keywords = Object.values(offer.keywords).flat()
  const names = Object.values(offer.name)
  return {
    kind,
    id: offer.id,
    fields: [
      { words: names.flatMap(wordsOf), weight: NAME },
      { words: keywords.flatMap(wordsOf), weight: KEYWORD },
      { words: agency.flatMap((texts) => Object.values(texts)).flatMap(wordsOf), weight: AGENCY },
      { words: Object.values(offer.description).flatMap(wordsOf), weight: DESCRIPTION },
    ],
    phrases: [...names, ...keywords].map(tellingWords),
  }
}
