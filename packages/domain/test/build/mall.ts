import { instantOf, type Mall, type Service, type WeekHours } from '../../src/index.ts'

export const ZONE = 'Asia/Makassar'

/** Monday, 23 November 2026. */
export const MONDAY = '2026-11-23'

const weekday = [{ from: '08:00', to: '15:00' }]
const OFFICE_HOURS: WeekHours = {
  mon: weekday,
  tue: weekday,
  wed: weekday,
  thu: weekday,
  fri: [{ from: '08:00', to: '11:30' }],
}

const text = (words: string) => ({ id: words })

function service(id: string, agencyId: string, series: string, more: Partial<Service> = {}): Service {
  return {
    id,
    agencyId,
    name: text(id),
    description: text(id),
    series,
    requirements: [],
    cost: { amount: 0 },
    duration: 10,
    ...more,
  }
}

const agency = (id: string) => ({ id, name: text(id), short: text(id), hint: text(id), icon: 'id' })
const counter = (id: string, zone: string, ...serviceIds: string[]) => ({
  id,
  name: text(`Loket ${id}`),
  zone,
  serviceIds,
})

/** A small mall with something of everything: the tests say what they change. */
export const mall: Mall = {
  formatVersion: 1,
  name: text('Mal'),
  place: text('Kupang'),
  timeZone: ZONE,
  languages: ['id', 'en'],
  hours: OFFICE_HOURS,
  holidays: [{ date: '2026-12-25', name: text('Natal') }],
  agencies: [agency('dukcapil'), agency('polisi'), agency('bank'), agency('curhat')],
  services: [
    service('ktp', 'dukcapil', 'A'),
    service('kk', 'dukcapil', 'A'),
    service('sim', 'polisi', 'B'),
    service('skck', 'polisi', 'C'),
    service('rekening', 'bank', 'J'),
    service('curhat', 'curhat', 'K', { quota: 2, discreet: true, hours: { mon: weekday, wed: weekday } }),
  ],
  journeys: [
    {
      id: 'paket-sim',
      name: text('Paket SIM'),
      description: text('Paket SIM'),
      series: 'X',
      order: 'fixed',
      steps: [{ serviceId: 'ktp' }, { serviceId: 'rekening', optional: true }, { serviceId: 'sim' }],
      icon: 'id',
    },
    {
      id: 'paket-usaha',
      name: text('Paket usaha'),
      description: text('Paket usaha'),
      series: 'Y',
      order: 'free',
      steps: [{ serviceId: 'kk' }, { serviceId: 'skck' }, { serviceId: 'rekening' }],
      icon: 'id',
    },
  ],
  counters: [
    counter('1', 'A', 'ktp', 'kk'),
    counter('2', 'A', 'ktp', 'kk'),
    counter('3', 'B', 'sim', 'skck'),
    counter('4', 'B', 'sim'),
    counter('5', 'B', 'rekening', 'curhat'),
  ],
  zones: [
    { id: 'A', name: text('Zona A') },
    { id: 'B', name: text('Zona B') },
  ],
  policy: { priorityRatio: 2, ageingMinutes: 45, openAllDay: false },
  receipt: { thanks: text('Terima kasih'), showRequirements: true, showEstimate: true, showQr: true },
  displays: { ticker: [], media: [] },
  announcements: { languages: 'ticket', numbers: 'number', chime: true },
}

const MINUTE_MS = 60_000

/** The instant of a wall-clock time in the mall, `HH:MM`, on that Monday or another date. */
export function clock(time: string, date: string = MONDAY): number {
  return instantOf(date, Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)), ZONE)
}

/** Minutes after nine o'clock on that Monday. */
export const after = (minutes: number): number => clock('09:00') + minutes * MINUTE_MS
