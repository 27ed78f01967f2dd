import type { DisplayCall, DisplayNotice, DisplayView } from '@antre/contract'

/** 23 November 2026, 09.42 in Kupang. */
export const NOW = Date.parse('2026-11-23T09:42:00+08:00')

export function call(id: string, change: Partial<DisplayCall> = {}): DisplayCall {
  return {
    id,
    number: 'A-012',
    counter: { id: '3', name: 'Loket 3', names: { id: 'Loket 3', en: 'Counter 3' } },
    at: new Date(NOW).toISOString(),
    recall: false,
    discreet: false,
    announced: false,
    repeat: false,
    dropped: false,
    language: 'id',
    service: { id: 'Perekaman e-KTP', en: 'e-KTP enrolment' },
    agency: { id: 'Dukcapil', en: 'Population Registry' },
    ...change,
  }
}

export function notice(id: string, change: Partial<DisplayNotice> = {}): DisplayNotice {
  return {
    id,
    template: 'closing-soon',
    values: { minutes: 15 },
    at: new Date(NOW).toISOString(),
    announced: false,
    ...change,
  }
}

/** What a master would have displays announce of these calls (newest first): oldest first. */
export function toSpeakOf(calls: readonly DisplayCall[]): DisplayCall[] {
  return calls.filter(({ announced, dropped, repeat }) => repeat || !(announced || dropped)).toReversed()
}

export function view(change: Partial<DisplayView> = {}): DisplayView {
  return {
    mall: {
      name: { id: 'Mal Pelayanan Publik Kota Kupang', en: 'Kupang City Public Service Mall' },
      place: { id: 'Jalan Timor Raya, Kota Kupang', en: 'Jalan Timor Raya, Kupang' },
      timeZone: 'Asia/Makassar',
      languages: ['id', 'en'],
      openAllDay: false,
    },
    now: new Date(NOW).toISOString(),
    zone: { id: 'A', name: { id: 'Zona A · lantai 1', en: 'Zone A · ground floor' } },
    calls: [],
    toSpeak: toSpeakOf(change.calls ?? []),
    media: [],
    music: [],
    notices: [],
    sound: { volume: 1, quiet: false },
    ticker: [],
    announcements: { languages: null, numbers: 'number', chime: true },
    ...change,
  }
}
