import type { DisplayNotice } from '@antre/contract'
import { type Hall, isEvacuation, isoTime, type MadeNotice } from '@antre/domain'

/** How long a free announcement stays on the displays. */
const SHOWN_MS = 10 * 60_000
const NOTICES_SHOWN = 5

/** A free announcement as a screen needs it, with the name of the counter it speaks of. */
export function noticeRow(
  hall: Hall,
  { id, template, values, at }: MadeNotice,
): Omit<DisplayNotice, 'announced'> {
  const counter = hall.directory.counters.get(String(values.at ?? ''))?.name
  return {
    id,
    template,
    values: { ...values },
    ...(counter && { counter }),
    at: isoTime(at, hall.mall.timeZone),
  }
}

/** Those of the last minutes that are for this zone and not ended, newest first; an evacuation however old. */
export function zoneNotices(hall: Hall, zoneId: string, at: number): DisplayNotice[] {
  const here = hall.notices.filter(
    (made) =>
      made.endedAt === undefined &&
      (made.zones === null || made.zones.includes(zoneId)) &&
      (isEvacuation(made) || at - made.at < SHOWN_MS),
  )
  return here
    .filter((made, i) => isEvacuation(made) || i >= here.length - NOTICES_SHOWN)
    .map((made) => ({ ...noticeRow(hall, made), announced: Object.hasOwn(made.announced, zoneId) }))
    .toReversed()
}
