import { PRIORITIES } from '@antre/domain'
import { expect, test } from 'vitest'
import { receiptFor, typeset } from '../src/index.ts'
import { paperOf } from './paper.ts'
import { journeyTicket, plainTicket } from './samples.ts'

test('a plain ticket on 58 mm, in Indonesian', () => {
  expect(paperOf(plainTicket(), 32)).toEqual([
    'MAL PELAYANAN PUBLIK',
    'Kota Kupang · Beres dan Pasti',
    'Nomor antrean Anda',
    'A-012',
    'Perekaman e-KTP',
    'Dinas Kependudukan',
    'dan Pencatatan Sipil',
    'Senin, 23 November 2026,',
    'pukul 09.41 WITA',
    'Orang di depan Anda            4',
    'Perkiraan dipanggil  10.05–10.20',
    'Perkiraan menunggu   25–40 menit',
    'Biaya                     Gratis',
    'Siapkan di tangan',
    '· Fotokopi Kartu Keluarga',
    '· Surat kehilangan dari',
    '  kepolisian, bila KTP hilang',
    'Simpan tiket ini sampai',
    'urusan Anda selesai.',
    'Terima kasih, Bestie.',
    'Beres dan Pasti.',
  ])
})

test('a plain ticket on 80 mm, in English', () => {
  expect(paperOf(plainTicket({ language: 'en' }), 48)).toEqual([
    'PUBLIC SERVICE MALL',
    'Kota Kupang · Done, and certain',
    'Your queue number',
    'A-012',
    'e-KTP enrolment',
    'Population and Civil Registration Office',
    'Monday, 23 November 2026, 09:41 WITA',
    'People ahead of you                            4',
    'Expected call                        10:05–10:20',
    'Expected wait                          25–40 min',
    'Cost                                        Free',
    'Have ready',
    '· Copy of the Family Card',
    '· Police report, if the card was lost',
    'Keep this ticket until you are done.',
    'Thank you, Bestie. Done, and certain.',
  ])
})

test('a journey names its steps in order, each with its agency', () => {
  const paper = paperOf(journeyTicket(), 48)
  expect(paper).toContain('Paket SIM')
  const from = paper.indexOf('Langkah Anda')
  expect(paper.slice(from, from + 7)).toEqual([
    'Langkah Anda',
    '1. Cek dan pemadanan NIK',
    '   Dinas Kependudukan dan Pencatatan Sipil',
    '2. Cek dan aktifkan kepesertaan',
    '   BPJS Kesehatan Cabang Kupang',
    '3. SIM baru dan perpanjangan',
    '   Kepolisian Resor Kupang Kota',
  ])
})

test.each([
  ['Asia/Makassar', 'pukul 09.41 WITA'],
  ['Asia/Jakarta', 'pukul 08.41 WIB'],
  ['Asia/Jayapura', 'pukul 10.41 WIT'],
  ['Asia/Dili', 'pukul 10.41'],
])('the clock of %s reads %s', (timeZone, expected) => {
  expect(paperOf(plainTicket({ timeZone }), 48).join('\n')).toMatch(new RegExp(`2026, ${expected}$`, 'm'))
})

test.each(PRIORITIES)('a ticket with priority (%s) is marked as such, and no more than that', (priority) => {
  const { ticket } = plainTicket()
  const plain = paperOf(plainTicket(), 32)
  const marked = paperOf(plainTicket({ ticket: { ...ticket, priority } }), 32)
  expect(marked.filter((line) => !plain.includes(line))).toEqual([' PRIORITAS '])
  expect(marked.indexOf(' PRIORITAS ')).toBe(marked.indexOf('A-012') + 1)
})

const REPRINT = { reprint: true, printedAt: '2026-11-23T10:07:30+08:00' }

test('a reprint says so, and when, before the number, which it keeps', () => {
  const paper = paperOf(plainTicket(REPRINT), 32)
  expect(paper.slice(2, 7)).toEqual([
    ' CETAK ULANG ',
    'Dicetak ulang pukul 10.07 WITA',
    'Nomornya tetap sama,',
    'bukan nomor baru.',
    'Nomor antrean Anda',
  ])
  expect(paper.filter((line) => /[A-Z]-\d{3}/.test(line))).toEqual(['A-012'])
  expect(paper.join('\n')).not.toContain('Perkiraan menunggu')
  expect(paper).toContain('pukul 09.41 WITA')
})

test('a reprint in English', () => {
  const paper = paperOf(plainTicket({ ...REPRINT, language: 'en' }), 48)
  expect(paper.slice(2, 6)).toEqual([
    ' REPRINT ',
    'Printed again at 10:07 WITA',
    'The number is the same, not a new one.',
    'Your queue number',
  ])
})

test.each([32, 42, 48])('on %i columns the word stands out: twice as large, white on black', (columns) => {
  const lines = typeset(receiptFor(plainTicket(REPRINT)), { columns, printable: (text) => text })
  const word = lines.find((line) => line.kind === 'text' && line.runs[0]?.text === ' CETAK ULANG ')
  expect(word).toMatchObject({ inverse: true, width: 2, height: 2 })
})

test('only a reprint says when it was printed', () => {
  const { printedAt } = REPRINT
  expect(paperOf(plainTicket({ printedAt }), 32)).toEqual(paperOf(plainTicket(), 32))
  expect(paperOf(plainTicket({ reprint: true }), 32).join('\n')).not.toContain('Dicetak ulang pukul')
})

test.each([
  [{ amount: 0 }, ['Biaya                     Gratis']],
  [{ amount: 30_000 }, ['Biaya                  Rp 30.000']],
  [
    { amount: 50_000, note: { id: 'Per bidang; informasi gratis' } },
    ['Biaya                  Rp 50.000', 'Per bidang; informasi gratis'],
  ],
  [
    { amount: null, note: { id: 'Sesuai besar pajak kendaraan di STNK' } },
    ['Biaya', 'Sesuai besar pajak kendaraan di', 'STNK'],
  ],
  [{ amount: null }, ['Biaya             Sesuai layanan']],
])('cost %j', (cost, expected) => {
  const paper = paperOf(plainTicket({ cost }), 32)
  const from = paper.findIndex((line) => line.startsWith('Biaya'))
  expect(paper.slice(from, paper.indexOf('Siapkan di tangan'))).toEqual(expected)
})

test('nothing is said that the mall does not want on paper, or that nobody knows', () => {
  const { ticket } = plainTicket()
  const quiet = plainTicket({ show: { requirements: false, estimate: false, qr: false } })
  expect(paperOf(quiet, 32).join('\n')).not.toMatch(/Orang di depan|Perkiraan|Siapkan/)
  expect(receiptFor(quiet).some(({ kind }) => kind === 'qr')).toBe(false)

  const unknown = plainTicket({
    ticket: { ...ticket, ahead: undefined, estimate: undefined },
    qr: null,
    requirements: [],
  })
  expect(paperOf(unknown, 32).join('\n')).not.toMatch(/Orang di depan|Perkiraan|Siapkan|undefined|null|NaN/)
  expect(receiptFor(unknown).some(({ kind }) => kind === 'qr')).toBe(false)
})

test('the first in line reads that nobody is ahead', () => {
  const { ticket } = plainTicket()
  const paper = paperOf(plainTicket({ ticket: { ...ticket, ahead: 0 } }), 32)
  expect(paper).toContain('Orang di depan Anda    tidak ada')
})

test.each([false, true])('while no counter is open no time is promised, reprint %s', (reprint) => {
  const ticket = { ...plainTicket().ticket, staffed: false }
  const paper = paperOf(plainTicket({ ticket, ...(reprint && REPRINT) }), 32)
  expect(paper).toContain('Dipanggil        saat loket buka')
  expect(paper.join('\n')).not.toMatch(/10[.]05|menit|Perkiraan/)
  const wide = paperOf(plainTicket({ ticket, language: 'en', ...(reprint && REPRINT) }), 48)
  expect(wide).toContain('Called                    when the counter opens')
  expect(wide.join('\n')).not.toMatch(/10:05|min$|Expected/m)
})

test.each(['09:41:00', '09:41:29', '09:41:30', '09:41:31', '09:41:59'])(
  'the minutes of the wait are those the kiosk showed, whatever the second: issued at %s',
  (time) => {
    const minute = (after: number): string => {
      const ms = Date.parse(`2026-11-23T${time}+08:00`) + after * 60_000
      return new Date(Math.round(ms / 60_000) * 60_000).toISOString()
    }
    const ticket = {
      ...plainTicket().ticket,
      issuedAt: `2026-11-23T${time}+08:00`,
      estimate: { from: minute(8), to: minute(16) },
    }
    expect(paperOf(plainTicket({ ticket }), 32)).toContain('Perkiraan menunggu    8–16 menit')
  },
)

test('a language the paper does not speak reads Indonesian', () => {
  expect(paperOf(plainTicket({ language: 'fr' }), 32)).toEqual(paperOf(plainTicket(), 32))
})

test.each([
  [32, 'A-012', 6],
  [48, 'A-012', 8],
  [32, 'AB-1234', 4],
  [48, 'ABC-12345', 5],
])('on %i columns %s is printed %i times as large', (columns, number, size) => {
  const { ticket } = plainTicket()
  const document = receiptFor(plainTicket({ ticket: { ...ticket, number } }))
  const lines = typeset(document, { columns, printable: (text) => text })
  const printed = lines.find((line) => line.kind === 'text' && line.runs[0]?.text === number)
  expect(printed).toMatchObject({ width: size, height: size })
  const largest = Math.max(...lines.map((line) => (line.kind === 'text' ? line.width * line.height : 0)))
  expect(largest).toBe(size * size)
})

test('every paper ends with exactly one cut', () => {
  const kinds = receiptFor(journeyTicket({ reprint: true })).map(({ kind }) => kind)
  expect(kinds.filter((kind) => kind === 'cut')).toEqual(['cut'])
  expect(kinds.at(-1)).toBe('cut')
})
