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

/** The longest of everything in the mall document of Kupang, with all that a ticket may carry. */
export function longestTicket(change: Partial<ReceiptInput> = {}): ReceiptInput {
  const agency = both(
    'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu',
    'Investment and One-Stop Integrated Service Office of the City',
  )
  return plainTicket({
    ticket: { ...plainTicket().ticket, number: 'AB-1024', priority: 'disability', ahead: 123 },
    agency,
    steps: [
      {
        service: both(
          'Klaim kecelakaan kerja, kematian, pensiun',
          'Claim for accident, death or pension of an employee',
        ),
        agency,
      },
    ],
    requirements: [
      both(
        'Surat pertanggungjawaban mutlak bermeterai dari penanggung jawab perusahaan',
        'Sworn statement of responsibility, with duty stamp, by the person in charge of the company',
      ),
      both('KTP-el/KK/NPWP asli dan fotokopi', 'Original and copy of KTP-el/KK/NPWP'),
      both(
        'Ketidaksesuaian data kependudukan: https://dukcapil.example.go.id/ketidaksesuaian-data',
        'Data that does not match: https://dukcapil.example.go.id/data-that-does-not-match',
      ),
    ],
    cost: {
      amount: null,
      note: both(
        'Merek: UMK Rp 500.000, umum Rp 1.800.000 per kelas. Konsultasi gratis',
        'Trademark: small business Rp 500,000, others Rp 1,800,000 a class. Advice is free',
      ),
    },
    ...change,
  })
}
