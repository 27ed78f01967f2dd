import type { ReceiptInput } from '../src/index.ts'

const both = (id: string, en: string = id) => ({ id, en })

/** A plain ticket at MPP Kota Kupang, Monday 23 November 2026, 09.41 WITA. */
export function plainTicket(change: Partial<ReceiptInput> = {}): ReceiptInput {
  return {
    mall: {
      name: both('Mal Pelayanan Publik', 'Public Service Mall'),
      place: both('Kota Kupang · Beres dan Pasti', 'Kota Kupang · Done, and certain'),
    },
    timeZone: 'Asia/Makassar',
    language: 'id',
    ticket: {
      id: 't-1',
      number: 'A-012',
      priority: null,
      issuedAt: '2026-11-23T09:41:00+08:00',
      ahead: 4,
      estimate: { from: '2026-11-23T10:05:00+08:00', to: '2026-11-23T10:20:00+08:00' },
    },
    agency: both('Dinas Kependudukan dan Pencatatan Sipil', 'Population and Civil Registration Office'),
    steps: [
      {
        service: both('Perekaman e-KTP', 'e-KTP enrolment'),
        agency: both('Dinas Kependudukan dan Pencatatan Sipil', 'Population and Civil Registration Office'),
      },
    ],
    requirements: [
      both('Fotokopi Kartu Keluarga', 'Copy of the Family Card'),
      both('Surat kehilangan dari kepolisian, bila KTP hilang', 'Police report, if the card was lost'),
    ],
    cost: { amount: 0 },
    thanks: both('Terima kasih, Bestie. Beres dan Pasti.', 'Thank you, Bestie. Done, and certain.'),
    qr: 'ANTRE:2026-11-23:A-012',
    show: { requirements: true, estimate: true, qr: true },
    ...change,
  }
}

export function journeyTicket(change: Partial<ReceiptInput> = {}): ReceiptInput {
  return plainTicket({
    agency: null,
    journey: both('Paket SIM', 'Driving licence, all in one'),
    steps: [
      {
        service: both('Cek dan pemadanan NIK', 'NIK check and matching'),
        agency: both('Dinas Kependudukan dan Pencatatan Sipil', 'Population and Civil Registration Office'),
      },
      {
        service: both('Cek dan aktifkan kepesertaan', 'Check or reactivate membership'),
        agency: both('BPJS Kesehatan Cabang Kupang', 'BPJS Kesehatan, National Health Insurance'),
      },
      {
        service: both('SIM baru dan perpanjangan', 'Driving licence, new and renewal'),
        agency: both('Kepolisian Resor Kupang Kota', 'Kupang Kota Police'),
      },
    ],
    ...change,
  })
}
