import type { Event } from '../events.ts'
import type { Hall } from '../state.ts'

/** How many free announcements of the day are remembered: far more than a screen shows. */
const NOTICES_KEPT = 20

export function noticeMade(hall: Hall, event: Extract<Event, { type: 'notice-made' }>, at: number): Hall {
  const { noticeId: id, template, values, zones } = event
  const notices = [...hall.notices, { id, template, values, zones, at, announced: {} }]
  return { ...hall, notices: notices.slice(-NOTICES_KEPT) }
}

export function noticeAnnounced(hall: Hall, noticeId: string, zoneId: string, at: number): Hall {
  const notices = hall.notices.map((notice) =>
    notice.id === noticeId ? { ...notice, announced: { ...notice.announced, [zoneId]: at } } : notice,
  )
  return { ...hall, notices }
}
