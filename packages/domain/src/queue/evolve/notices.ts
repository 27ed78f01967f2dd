import type { Event } from '../events.ts'
import { type Hall, isEvacuation, type MadeNotice } from '../state.ts'

/** How many free announcements of the day are remembered: far more than a screen shows. */
const NOTICES_KEPT = 20

export function noticeMade(hall: Hall, event: Extract<Event, { type: 'notice-made' }>, at: number): Hall {
  const { noticeId: id, template, values, zones } = event
  const made: MadeNotice = { id, template, values, zones, at, announced: {} }
  const notices = [...hall.notices, made]
  const spare = notices.length - NOTICES_KEPT
  // However much is announced meanwhile, people are to leave the building until somebody says otherwise.
  return { ...hall, notices: notices.filter((notice, i) => i >= spare || isEvacuation(notice)) }
}

export function noticeEnded(hall: Hall, noticeId: string, at: number): Hall {
  const notices = hall.notices.map((notice) => (notice.id === noticeId ? { ...notice, endedAt: at } : notice))
  return { ...hall, notices }
}

export function noticeAnnounced(hall: Hall, noticeId: string, zoneId: string, at: number): Hall {
  const notices = hall.notices.map((notice) =>
    notice.id === noticeId ? { ...notice, announced: { ...notice.announced, [zoneId]: at } } : notice,
  )
  return { ...hall, notices }
}
