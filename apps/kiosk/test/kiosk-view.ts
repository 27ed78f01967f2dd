import type { KioskView, TicketView } from '@antre/contract'

const text = (id: string) => ({ id })
const NOW = '2026-11-23T09:00:00.000+08:00'

export function aTicket(n: number, change: Partial<TicketView> = {}): TicketView {
  return {
    id: `t-${n}`,
    number: `A-${String(n).padStart(3, '0')}`,
    priority: null,
    channel: 'kiosk',
    language: 'id',
    issuedAt: NOW,
    print: 'pending',
    steps: [{ serviceId: 'ktp', state: 'waiting', queuedAt: NOW }],
    current: 0,
    ahead: 2,
    ...change,
  }
}

const service = (id: string, agencyId: string, amount: number | null): KioskView['services'][number] => ({
  id,
  agencyId,
  name: text(`Layanan ${id}`),
  description: text(id),
  requirements: [text('KTP'), text(`Formulir ${id}`)],
  cost: { amount },
  duration: 10,
  discreet: false,
  keywords: {},
  waiting: 2,
  wait: { from: 5, to: 10 },
  countersOpen: 1,
  availability: { state: 'open', closesAt: '15:00' },
})

type PrintEntry = NonNullable<KioskView['station']>['prints'][number]

/** A ticket as print work; its own attempt is the job's. */
export function printEntry(ticket: TicketView, change: Partial<PrintEntry> = {}): PrintEntry {
  const attempt = ticket.attempt ?? 0
  return { ticket, state: ticket.print, attempt, askedAt: ticket.issuedAt, reprint: false, ...change }
}

/** What the master sends a kiosk that has these tickets to print. */
export function kioskView(tickets: readonly (TicketView | PrintEntry)[] = [], now = NOW): KioskView {
  return {
    mall: {
      name: text('Mal Uji'),
      place: text('Kota Uji'),
      timeZone: 'Asia/Makassar',
      languages: ['id'],
      openAllDay: true,
    },
    now,
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
    services: [service('ktp', 'civil', 0), service('aid', 'care', 75_000), service('odd', 'care', null)],
    journeys: [
      {
        id: 'both',
        name: text('Keduanya'),
        description: text('Dua langkah'),
        icon: 'route',
        order: 'fixed',
        steps: [{ serviceId: 'ktp', optional: false }],
        keywords: {},
        availability: { state: 'open', closesAt: '15:00' },
      },
    ],
    priorities: [],
    receipt: {
      thanks: text('Terima kasih'),
      showRequirements: true,
      showEstimate: true,
      showQr: true,
      whenNotPrinting: 'screen',
    },
    station: {
      id: 'kiosk-1',
      printer: null,
      prints: tickets.map((one) => ('ticket' in one ? one : printEntry(one))),
    },
  }
}
