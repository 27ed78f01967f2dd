import type { DisplayCall, DisplayView } from '@antre/contract'
import {
  type Call,
  callsToSpeak,
  get,
  type Hall,
  isDropped,
  isDuring,
  isoTime,
  isRepetitionWanted,
  openingAt,
  recentIn,
  textIn,
} from '@antre/domain'
import { mallHeader } from './header.ts'
import { zoneNotices } from './notices.ts'

/** What the displays of a zone show; undefined when the mall has no such zone. Nothing private is in it. */
export function displayView(hall: Hall, at: number, zoneId: string): DisplayView | undefined {
  const { mall } = hall
  const zone = mall.zones.find(({ id }) => id === zoneId)
  if (!zone) return undefined
  const { languages, numbers, chime } = mall.announcements
  const opening = openingAt(mall, null, at)
  return {
    mall: mallHeader(hall),
    now: isoTime(at, mall.timeZone),
    zone: { id: zone.id, name: zone.name },
    calls: recentIn(hall, zoneId).flatMap((id) => {
      const call = get(hall.calls, id)
      return call ? displayCall(hall, call, at) : []
    }),
    toSpeak: callsToSpeak(hall, zoneId, at).flatMap((call) => displayCall(hall, call, at)),
    media: mall.displays.media.map(({ kind, src, seconds, sound }) => ({
      kind,
      src,
      ...(seconds && { seconds }),
      ...(sound && { sound }),
    })),
    music: [...(mall.displays.music ?? [])],
    notices: zoneNotices(hall, zoneId, at),
    sound: soundAt(hall, zoneId, at),
    ticker: [...mall.displays.ticker],
    opening: opening.open
      ? { state: 'open', closesAt: opening.closesAt }
      : { state: 'closed', opens: opening.opens },
    announcements: { languages: languages === 'ticket' ? null : [...languages], numbers, chime },
  }
}

const PERCENT = 100

/** How loud a zone is now, and whether it is silent. */
function soundAt({ mall }: Hall, zoneId: string, at: number): DisplayView['sound'] {
  const { volume = PERCENT, volumes = [], quiet = [] } = mall.announcements
  const now = volumes.find((part) => isDuring(part, zoneId, at, mall.timeZone))
  return {
    volume: (now?.volume ?? volume) / PERCENT,
    quiet: quiet.some((part) => isDuring(part, zoneId, at, mall.timeZone)),
  }
}

function displayCall(hall: Hall, call: Call, at: number): DisplayCall[] {
  const ticket = get(hall.tickets, call.ticketId)
  if (!ticket) return []
  const { mall, directory } = hall
  const names = directory.counters.get(call.counterId)?.name ?? {}
  const service = directory.services.get(call.serviceId)
  const agency = service && directory.agencies.get(service.agencyId)
  // A service that has left the document meanwhile may have been a discreet one.
  const discreet = service === undefined || (service.discreet ?? false)
  return [
    {
      id: call.id,
      number: ticket.number,
      counter: { id: call.counterId, name: textIn(names, mall.languages[0] as string), names },
      at: isoTime(call.at, mall.timeZone),
      recall: call.recall,
      discreet,
      announced: call.announcedAt !== undefined,
      repeat: isRepetitionWanted(hall, call, at),
      dropped: isDropped(hall, call, at),
      language: ticket.language,
      ...(!discreet && service && { service: service.name }),
      ...(!discreet && agency && { agency: agency.short }),
    },
  ]
}
