import type { HallView } from '@antre/contract'

type Service = HallView['services'][number]
type Counter = HallView['counters'][number]

/** 23 November 2026, 09.41 in Kupang. */
export const NOW = Date.parse('2026-11-23T09:41:00+08:00')

/** ISO instant so many minutes before NOW. */
export const ago = (minutes: number): string =>
  new Date(NOW - minutes * 60_000).toISOString().replace('Z', '+00:00')

const both = (id: string, en: string) => ({ id, en })

export function service(id: string, extra: Partial<Service> = {}): Service {
  return {
    id,
    name: both(id, id),
    agencyId: 'dukcapil',
    agency: both('Dukcapil', 'Civil Registry'),
    waiting: 0,
    oldest: null,
    issued: 0,
    served: 0,
    noShow: 0,
    averageWaitMinutes: null,
    averageServiceMinutes: null,
    countersOpen: 0,
    availability: { state: 'open', closesAt: '15:00' },
    ...extra,
  }
}

export function counter(id: string, extra: Partial<Counter> = {}): Counter {
  return {
    id,
    name: both(`Loket ${id}`, `Counter ${id}`),
    zone: 'A',
    state: 'open',
    since: ago(95),
    ticket: null,
    ...extra,
  }
}

const BUSY: readonly Service[] = [
  service('ektp', {
    name: both('Perekaman e-KTP', 'e-KTP enrolment'),
    waiting: 7,
    oldest: ago(24),
    issued: 31,
    served: 21,
    noShow: 2,
    averageWaitMinutes: 12.4,
    averageServiceMinutes: 6.2,
    countersOpen: 3,
  }),
  service('pajak', {
    name: both('Pajak kendaraan tahunan', 'Yearly vehicle tax'),
    agency: both('SAMSAT', 'SAMSAT'),
    waiting: 5,
    oldest: ago(41),
    issued: 18,
    served: 12,
    noShow: 1,
    averageWaitMinutes: 21.8,
    averageServiceMinutes: 9,
    countersOpen: 1,
  }),
  service('bpjs', {
    name: both('Perubahan data peserta BPJS Kesehatan', 'Change of BPJS member data'),
    agency: both('BPJS Kesehatan', 'BPJS Health'),
    waiting: 3,
    oldest: ago(9),
    issued: 12,
    served: 8,
    averageWaitMinutes: 5,
    averageServiceMinutes: 11.5,
    countersOpen: 2,
  }),
  service('skck', {
    name: both('SKCK', 'Police record certificate'),
    agency: both('Polresta Kupang Kota', 'Kupang City Police'),
    waiting: 2,
    oldest: ago(14),
    issued: 2,
    countersOpen: 0,
  }),
  service('kk', {
    name: both('Kartu Keluarga', 'Family card'),
    issued: 9,
    served: 9,
    averageWaitMinutes: 4,
    averageServiceMinutes: 5,
    countersOpen: 3,
  }),
  service('curhat', {
    name: both('Ruang Curhat Bestie', 'Bestie Counselling Room'),
    agency: both('DP3A', 'DP3A'),
    availability: { state: 'closed', opens: { date: '2026-11-25', time: '08:00' } },
  }),
  service('nib', {
    name: both('Nomor Induk Berusaha', 'Business number'),
    agency: both('DPMPTSP', 'DPMPTSP'),
    countersOpen: 1,
  }),
]

const COUNTERS: readonly Counter[] = [
  counter('1', { ticket: { number: 'A-024', state: 'serving', since: ago(4.2) } }),
  counter('2', { ticket: { number: 'A-025', state: 'called', since: ago(0.7) } }),
  counter('3'),
  counter('4', { state: 'paused', since: ago(12) }),
  counter('5', { state: 'closed', since: null, zone: 'B' }),
  counter('6', { state: 'closed', since: null, zone: 'B' }),
  counter('7', { ticket: { number: 'C-012', state: 'serving', since: ago(18) }, zone: 'B' }),
  counter('8', {
    name: both('Loket Informasi dan Pengaduan', 'Information and complaints'),
    zone: 'B',
    ticket: { number: 'D-007', state: 'called', since: ago(13) },
  }),
]

/** A Monday morning: busy, with a few things amiss. */
export function hallView(extra: Partial<HallView> = {}): HallView {
  return {
    mall: {
      name: both('Mal Pelayanan Publik', 'Public Service Mall'),
      place: both('Kota Kupang · Beres dan Pasti', 'Kupang City · Done, and Certain'),
      timeZone: 'Asia/Makassar',
      languages: ['id', 'en'],
      openAllDay: false,
    },
    now: ago(0),
    day: '2026-11-23',
    mallVersion: 12,
    totals: { issued: 72, waiting: 17, atCounter: 4, served: 50, noShow: 3, aside: 2 },
    services: [...BUSY],
    counters: [...COUNTERS],
    zones: [
      { id: 'A', name: both('Zona A · Loket 1–4', 'Zone A · Counters 1–4') },
      { id: 'B', name: both('Zona B · Loket 5–8', 'Zone B · Counters 5–8') },
    ],
    stations: [],
    faults: [],
    notices: [],
    droppedCalls: 0,
    printFailures: [],
    ...extra,
  }
}

type Station = HallView['stations'][number]
type Device = Station['devices'][number]
type Fault = HallView['faults'][number]

export function device(kind: Device['kind'], extra: Partial<Device> = {}): Device {
  return { id: kind, kind, state: 'ready', severity: 'ok', since: ago(90), ...extra }
}

export function station(
  kind: Station['kind'],
  id: string,
  devices: readonly Device[] = [],
  extra: Partial<Station> = {},
): Station {
  const place = /^(?:counter|display)-(.)/.exec(id)?.[1]
  return {
    id,
    kind,
    connected: true,
    lastSeen: ago(0),
    devices: [...devices],
    ...(place !== undefined && { place }),
    ...extra,
  }
}

/** The second kiosk is out of paper for twelve minutes. */
export function paperOut(extra: Partial<Fault> = {}): Fault {
  return {
    stationId: 'kiosk-2',
    station: 'kiosk',
    deviceId: 'printer',
    kind: 'printer',
    state: 'paper-out',
    severity: 'fault',
    since: ago(12),
    what: both('Kertas habis', 'Out of paper'),
    todo: both(
      'Pasang gulungan baru, tutup penutupnya. Lalu cetak ulang nomor yang belum keluar.',
      'Put in a new roll and close the cover. Then print the numbers that did not come out.',
    ),
    ...extra,
  }
}

/** The first kiosk's roll gives some forty more. */
export const paperLow = (): Fault =>
  paperOut({
    stationId: 'kiosk-1',
    state: 'paper-low',
    severity: 'warning',
    since: ago(25),
    ticketsLeft: 40,
    what: both('Kertas hampir habis', 'Paper runs low'),
    todo: both(
      'Siapkan gulungan baru dan ganti saat sepi.',
      'Have a new roll ready; change it when it is quiet.',
    ),
  })

export const displayAway = (): Fault =>
  paperOut({
    stationId: 'display-B',
    station: 'display',
    deviceId: null,
    kind: 'station',
    state: 'away',
    since: ago(6),
    what: both('Tidak terhubung ke server', 'Not connected to the server'),
    todo: both(
      'Lihat apakah PC-nya menyala dan kabel jaringannya terpasang. Stasiun menyambung sendiri.',
      'See whether its PC is on and its network cable plugged in. It connects by itself.',
    ),
  })

/** The same with stations, one of them gone, a kiosk without paper, and a ticket that never came out. */
export function troubled(): HallView {
  return hallView({
    stations: [
      station('counter', 'counter-1', [device('buttons')]),
      station('counter', 'counter-2', [device('buttons'), device('board')], {
        connected: false,
        lastSeen: ago(80),
      }),
      station('display', 'display-A', [device('loudspeaker')]),
      station('display', 'display-B', [device('loudspeaker')], { connected: false, lastSeen: ago(6) }),
      station(
        'kiosk',
        'kiosk-1',
        [device('printer', { state: 'paper-low', severity: 'warning', since: ago(25), ticketsLeft: 40 })],
        { name: both('Kiosk pintu utama', 'Main entrance kiosk') },
      ),
      station('kiosk', 'kiosk-2', [
        device('printer', { state: 'paper-out', severity: 'fault', since: ago(12) }),
      ]),
    ],
    faults: [paperOut(), displayAway(), paperLow()],
    droppedCalls: 2,
    printFailures: [{ id: 't-9', number: 'A-027', reason: 'paper-out', station: 'kiosk-2' }],
  })
}

/** Two announcements: one that everybody has heard, one that waits, and never came in the second zone. */
export const NOTICES_MADE: HallView['notices'] = [
  {
    id: 'n-2',
    template: 'lost-child',
    values: { at: '8' },
    counter: both('Loket Informasi dan Pengaduan', 'Information and complaints'),
    at: ago(2),
    zones: [
      { id: 'A', heardAt: ago(1.5) },
      { id: 'B', heardAt: null },
    ],
  },
  {
    id: 'n-1',
    template: 'closing-soon',
    values: { minutes: 15 },
    at: ago(31),
    zones: [
      { id: 'A', heardAt: ago(30) },
      { id: 'B', heardAt: null },
    ],
  },
]

/** Early in the morning: nothing yet. */
export function empty(): HallView {
  return hallView({
    totals: { issued: 0, waiting: 0, atCounter: 0, served: 0, noShow: 0, aside: 0 },
    services: BUSY.map(({ id, name, agency }) => service(id, { name, agency })),
    counters: COUNTERS.map(({ id, name, zone }) => counter(id, { name, zone, state: 'closed', since: null })),
  })
}
