import type { Command } from '../commands.ts'
import type { Event } from '../events.ts'
import { noticeFaults } from '../notices.ts'
import { type Rejection, refuse } from '../rejection.ts'
import type { Hall } from '../state.ts'

type Make = Extract<Command, { type: 'make-notice' }>

export function makeNotice(hall: Hall, command: Make): readonly Event[] | Rejection {
  const { noticeId, template, values, zones } = command
  const unknown = zones?.find((zoneId) => !hasZone(hall, zoneId))
  if (unknown !== undefined) return refuse('unknown-zone', { zoneId: unknown })
  const [wrong] = noticeFaults(template, values, (id) => hall.directory.counters.has(id))
  if (wrong) return refuse('notice-invalid', { template, value: wrong.value, fault: wrong.fault })
  const each = zones && [...new Set(zones)]
  return [{ type: 'notice-made', noticeId, template, values, zones: each }]
}

/** Ended twice, it is ended once. */
export function endNotice(hall: Hall, noticeId: string): readonly Event[] | Rejection {
  const notice = hall.notices.find(({ id }) => id === noticeId)
  if (notice === undefined) return refuse('unknown-notice', { noticeId })
  return notice.endedAt === undefined ? [{ type: 'notice-ended', noticeId }] : []
}

export function acknowledgeNotice(
  hall: Hall,
  noticeId: string,
  zoneId: string,
): readonly Event[] | Rejection {
  const notice = hall.notices.find(({ id }) => id === noticeId)
  if (notice === undefined) return refuse('unknown-notice', { noticeId })
  if (!hasZone(hall, zoneId)) return refuse('unknown-zone', { zoneId })
  if (notice.zones !== null && !notice.zones.includes(zoneId))
    return refuse('unknown-notice', { noticeId, zoneId })
  return Object.hasOwn(notice.announced, zoneId) ? [] : [{ type: 'notice-announced', noticeId, zoneId }]
}

const hasZone = (hall: Hall, zoneId: string): boolean => hall.mall.zones.some(({ id }) => id === zoneId)
