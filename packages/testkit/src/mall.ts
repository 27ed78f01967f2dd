import type { Mall, Service } from '@antre/domain'

const text = (id: string) => ({ id, en: `${id} (en)` })

const service = (id: string, agencyId: string, series: string, more: Partial<Service> = {}): Service => ({
  id,
  agencyId,
  name: text(`Layanan ${id}`),
  description: text(`Tentang ${id}`),
  series,
  requirements: [text('KTP')],
  cost: { amount: 0 },
  duration: 10,
  ...more,
})

const ALL_DAY = [{ from: '00:00', to: '24:00' }]
export const EVERY_DAY = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, ALL_DAY]),
)

/** A small mall that is always open: two agencies, a journey, three counters in two zones. */
export function aMall(change: Partial<Mall> = {}): Mall {
  return {
    formatVersion: 1,
    name: text('Mal Uji'),
    place: text('Kota Uji'),
    timeZone: 'Asia/Makassar',
    languages: ['id', 'en'],
    hours: EVERY_DAY,
    holidays: [],
    agencies: [
      {
        id: 'civil',
        name: text('Dinas Kependudukan'),
        short: text('Dukcapil'),
        hint: text('KTP'),
        icon: 'id',
      },
      { id: 'care', name: text('Dinas Sosial'), short: text('Sosial'), hint: text('Bantuan'), icon: 'heart' },
    ],
    services: [
      service('ktp', 'civil', 'A'),
      service('kk', 'civil', 'A'),
      service('aid', 'care', 'B'),
      service('talk', 'care', 'C', { discreet: true }),
    ],
    journeys: [
      {
        id: 'both',
        name: text('Keduanya'),
        description: text('Dua langkah'),
        series: 'T',
        order: 'fixed',
        steps: [{ serviceId: 'ktp' }, { serviceId: 'aid' }],
        icon: 'route',
      },
    ],
    counters: [
      { id: '1', name: { id: 'Loket 1', en: 'Counter 1' }, zone: 'A', serviceIds: ['ktp', 'kk'] },
      { id: '2', name: { id: 'Loket 2', en: 'Counter 2' }, zone: 'A', serviceIds: ['ktp', 'kk'] },
      { id: '3', name: { id: 'Loket 3', en: 'Counter 3' }, zone: 'B', serviceIds: ['aid', 'talk'] },
    ],
    zones: [
      { id: 'A', name: text('Zona A') },
      { id: 'B', name: text('Zona B') },
    ],
    policy: { priorityRatio: 2, ageingMinutes: 45, openAllDay: false },
    receipt: { thanks: text('Terima kasih'), showRequirements: true, showEstimate: true, showQr: true },
    displays: { ticker: [text('Selamat datang')], media: [] },
    announcements: { languages: 'ticket', numbers: 'number', chime: true },
    ...change,
  }
}
