import { type Mall, minutesOf, type WeekHours } from '@antre/domain'

interface Found {
  readonly path: readonly (string | number)[]
  readonly message: string
}

/** What a shape cannot say: ids are unique and exist, spans run forward, citizens' texts are complete. */
export function mallFaults(mall: Mall): Found[] {
  return [
    ...duplicates(mall),
    ...languages(mall),
    ...references(mall),
    ...backwardSpans(mall),
    ...missingTexts(mall),
    ...kiosks(mall),
    ...soundZones(mall),
  ]
}

const LISTS = ['agencies', 'services', 'journeys', 'counters', 'zones'] as const

function duplicates(mall: Mall): Found[] {
  return LISTS.flatMap((list) => {
    const seen = new Set<string>()
    return mall[list].flatMap(({ id }, i) => {
      const again = seen.has(id)
      seen.add(id)
      return again ? [{ path: [list, i, 'id'], message: `the id ${id} is used twice` }] : []
    })
  })
}

/** Each language once, and nothing announced in one that no text is written in. */
function languages(mall: Mall): Found[] {
  const spoken = mall.announcements.languages === 'ticket' ? [] : mall.announcements.languages
  return [
    ...mall.languages.flatMap((language, i) =>
      mall.languages.indexOf(language) === i
        ? []
        : [{ path: ['languages', i], message: `the language ${language} is named twice` }],
    ),
    ...spoken.flatMap((language, i) =>
      mall.languages.includes(language)
        ? []
        : [
            {
              path: ['announcements', 'languages', i],
              message: `the mall has no texts in the language ${language}`,
            },
          ],
    ),
  ]
}

function references(mall: Mall): Found[] {
  const ids = (items: readonly { id: string }[]) => new Set(items.map((item) => item.id))
  const agencies = ids(mall.agencies)
  const services = ids(mall.services)
  const zones = ids(mall.zones)
  const unknownService = (id: string, ...path: (string | number)[]): Found[] =>
    services.has(id) ? [] : [{ path, message: `there is no service ${id}` }]
  return [
    ...mall.services.flatMap((service, i) =>
      agencies.has(service.agencyId)
        ? []
        : [{ path: ['services', i, 'agencyId'], message: `there is no agency ${service.agencyId}` }],
    ),
    ...mall.journeys.flatMap((journey, i) =>
      journey.steps.flatMap((step, j) =>
        unknownService(step.serviceId, 'journeys', i, 'steps', j, 'serviceId'),
      ),
    ),
    ...mall.journeys.flatMap((journey, i) =>
      new Set(journey.steps.map((step) => step.serviceId)).size === journey.steps.length
        ? []
        : [{ path: ['journeys', i, 'steps'], message: 'a service stands in it twice' }],
    ),
    ...mall.counters.flatMap((counter, i) => [
      ...(zones.has(counter.zone)
        ? []
        : [{ path: ['counters', i, 'zone'], message: `there is no zone ${counter.zone}` }]),
      ...counter.serviceIds.flatMap((id, j) => unknownService(id, 'counters', i, 'serviceIds', j)),
    ]),
  ]
}

function backwardSpans(mall: Mall): Found[] {
  const check = (hours: WeekHours, ...path: (string | number)[]): Found[] =>
    Object.entries(hours).flatMap(([day, spans]) =>
      spans.flatMap((span, i) =>
        minutesOf(span.from) < minutesOf(span.to)
          ? []
          : [{ path: [...path, day, i], message: `${span.from} is not before ${span.to}` }],
      ),
    )
  return [
    ...check(mall.hours, 'hours'),
    ...mall.services.flatMap((service, i) =>
      service.hours ? check(service.hours, 'services', i, 'hours') : [],
    ),
  ]
}

/** Each kiosk once; what takes over for it is another one. */
function kiosks({ kiosks = [] }: Mall): Found[] {
  return kiosks.flatMap(({ id, fallback }, i) => [
    ...(kiosks.findIndex((other) => other.id === id) === i
      ? []
      : [{ path: ['kiosks', i, 'id'], message: `the id ${id} is used twice` }]),
    ...(fallback === undefined || (fallback !== id && kiosks.some((other) => other.id === fallback))
      ? []
      : [{ path: ['kiosks', i, 'fallback'], message: `there is no other kiosk ${fallback}` }]),
  ])
}

/** Volumes and quiet hours are for zones that exist, and never empty. */
function soundZones({ announcements, zones }: Mall): Found[] {
  return (['quiet', 'volumes'] as const).flatMap((list) =>
    (announcements[list] ?? []).flatMap(({ zone, from, to }, i) => [
      ...(zone === undefined || zones.some(({ id }) => id === zone)
        ? []
        : [{ path: ['announcements', list, i, 'zone'], message: `there is no zone ${zone}` }]),
      ...(from === to
        ? [{ path: ['announcements', list, i, 'to'], message: `${from} to ${to} is no time` }]
        : []),
    ]),
  )
}

/** The main language is what everybody falls back to: names that citizens read must have it. */
function missingTexts(mall: Mall): Found[] {
  const main = mall.languages[0] as string
  const need = (text: Readonly<Record<string, string>>, ...path: (string | number)[]): Found[] =>
    text[main] === undefined ? [{ path, message: `needs a text in the main language (${main})` }] : []
  return [
    ...need(mall.name, 'name'),
    ...(mall.kiosks ?? []).flatMap((kiosk, i) => need(kiosk.name, 'kiosks', i, 'name')),
    ...mall.agencies.flatMap((agency, i) => need(agency.short, 'agencies', i, 'short')),
    ...mall.services.flatMap((service, i) => need(service.name, 'services', i, 'name')),
    ...mall.journeys.flatMap((journey, i) => need(journey.name, 'journeys', i, 'name')),
    ...mall.counters.flatMap((counter, i) => need(counter.name, 'counters', i, 'name')),
    ...mall.zones.flatMap((zone, i) => need(zone.name, 'zones', i, 'name')),
  ]
}
