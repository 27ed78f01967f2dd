import type { CounterView } from '@antre/contract'

type Ticket = NonNullable<CounterView['ticket']>
type Waiting = CounterView['waiting']['list'][number]

/** 23 November 2026, 09.41 in Kupang. */
export const NOW = Date.parse('2026-11-23T09:41:00+08:00')

/** ISO instant so many minutes before NOW. */
export const ago = (minutes: number): string =>
  new Date(NOW - minutes * 60_000).toISOString().replace('Z', '+00:00')

const both = (id: string, en: string) => ({ id, en })
const DUKCAPIL = both('Dukcapil', 'Civil Registry')

const SERVICES = [
  { id: 'ektp', name: both('Perekaman e-KTP', 'e-KTP enrolment'), agency: DUKCAPIL },
  { id: 'kk', name: both('Kartu Keluarga', 'Family card'), agency: DUKCAPIL },
  { id: 'akta', name: both('Akta kelahiran', 'Birth certificate'), agency: DUKCAPIL },
  {
    id: 'bpjs',
    name: both('Perubahan data peserta', 'Change of member data'),
    agency: both('BPJS Kesehatan', 'BPJS Health'),
  },
  { id: 'bank', name: both('Pembukaan rekening', 'New bank account'), agency: both('Bank NTT', 'Bank NTT') },
  {
    id: 'pbb',
    name: both('Pembayaran PBB', 'Property tax payment'),
    agency: both('Pajak Daerah', 'Local tax'),
  },
] as const

export function ticketOf(number: string, state: 'called' | 'serving', extra: Partial<Ticket> = {}): Ticket {
  return {
    id: `t-${number}`,
    number,
    priority: null,
    channel: 'kiosk',
    language: 'id',
    issuedAt: ago(20),
    print: 'printed',
    steps: [
      {
        serviceId: 'ektp',
        state,
        counterId: '3',
        queuedAt: ago(20),
        calledAt: ago(3.3),
        ...(state === 'serving' && { startedAt: ago(2) }),
      },
    ],
    current: 0,
    serviceName: both('Perekaman e-KTP', 'e-KTP enrolment'),
    call: { id: `c-${number}`, at: ago(3.3), recall: false, announcedAt: ago(3.2) },
    ...extra,
  }
}

export function waits(number: string, minutes: number, extra: Partial<Waiting> = {}): Waiting {
  return {
    id: `t-${number}`,
    number,
    priority: null,
    serviceId: 'ektp',
    queuedAt: ago(minutes),
    direct: false,
    ...extra,
  }
}

export function waiting(...list: readonly Waiting[]): CounterView['waiting'] {
  const oldest = list.map(({ queuedAt }) => queuedAt).sort((a, b) => Date.parse(a) - Date.parse(b))[0]
  return { count: list.length, oldest: oldest ?? null, list: [...list] }
}

const THE_FOUR = waiting(
  waits('A-013', 2, { priority: 'elderly' }),
  waits('A-014', 11, { serviceId: 'kk' }),
  waits('A-015', 9),
  waits('A-016', 6, { from: both('Loket 7', 'Counter 7'), serviceId: 'akta' }),
)

/** Counter 3 of the sketch: A-012 called, four people waiting. */
export function counterView(extra: Partial<CounterView> = {}): CounterView {
  return {
    mall: {
      name: both('Mal Pelayanan Publik', 'Public Service Mall'),
      place: both('Kota Kupang', 'Kupang City'),
      timeZone: 'Asia/Makassar',
      languages: ['id', 'en'],
      openAllDay: false,
    },
    now: ago(0),
    counter: {
      id: '3',
      name: both('Loket 3', 'Counter 3'),
      state: 'open',
      since: ago(90),
      services: SERVICES.slice(0, 3).map((service) => ({ ...service, serving: true })),
    },
    ticket: ticketOf('A-012', 'called'),
    waiting: THE_FOUR,
    aside: [],
    targets: {
      services: SERVICES.map((service) => ({ ...service })),
      counters: [
        { id: '1', name: both('Loket 1', 'Counter 1'), state: 'open' },
        { id: '3', name: both('Loket 3', 'Counter 3'), state: 'open' },
        { id: '7', name: both('Loket 7', 'Counter 7'), state: 'paused' },
      ],
    },
    today: { served: 23, averageMinutes: 6.4 },
    faults: [],
    ...extra,
  }
}

type Fault = CounterView['faults'][number]

/** The box of buttons at this counter is unplugged. */
export function fault(extra: Partial<Fault> = {}): Fault {
  return {
    stationId: 'counter-3',
    station: 'counter',
    deviceId: 'buttons',
    kind: 'buttons',
    state: 'unplugged',
    severity: 'fault',
    since: ago(3),
    what: both('Kotak tombol tercabut', 'Button box unplugged'),
    todo: both(
      'Pasang kembali kabelnya. Sementara itu pakai layar atau papan ketik (keyboard).',
      'Plug it in again. Meanwhile use the screen or the keyboard.',
    ),
    ...extra,
  }
}

/** Nothing is heard in this counter's zone. */
export const silentHall = (): Fault =>
  fault({
    stationId: 'display-A',
    station: 'display',
    deviceId: 'loudspeaker',
    kind: 'loudspeaker',
    state: 'no-output',
    since: ago(8),
    what: both('Tidak ada pengeras suara', 'No loudspeaker'),
    todo: both(
      'Periksa kabel suara atau HDMI di PC layar panggilan. Sementara itu panggil dengan suara sendiri.',
      'Check the audio or HDMI cable of the display PC. Meanwhile call people yourself.',
    ),
  })

export const free = (extra: Partial<CounterView> = {}): CounterView => counterView({ ticket: null, ...extra })

export function inState(state: 'closed' | 'paused', extra: Partial<CounterView> = {}): CounterView {
  const { counter } = counterView()
  const services = counter.services.map((service) => ({ ...service, serving: state === 'paused' }))
  return counterView({ ticket: null, ...extra, counter: { ...counter, state, since: ago(7), services } })
}
