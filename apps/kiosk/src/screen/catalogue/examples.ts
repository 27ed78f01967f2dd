import type { KioskView } from '@antre/contract'
import { servicesOf } from './availability.ts'

/** What one could type: the first keyword of each agency, in the mall's own words. */
export function searchExamples(view: KioskView, language: string, count: number): readonly string[] {
  const words = view.agencies.flatMap((agency) => {
    const service = servicesOf(view, agency.id).find(
      ({ keywords, discreet }) => keywords[language]?.length && !discreet,
    )
    return service?.keywords[language]?.slice(0, 1) ?? []
  })
  return words.slice(0, count)
}
