import { describe, expect, test } from 'vitest'
import { distance } from '../src/screen/search/distance.ts'
import { entriesOf } from '../src/screen/search/entries.ts'
import { search } from '../src/screen/search/search.ts'
import { formsOf, normalise, tellingWords } from '../src/screen/search/words.ts'
import { kupangView } from './kupang-view.ts'

const entries = entriesOf(kupangView())
const ids = (query: string): string[] => search(entries, query).map(({ id }) => id)
const first = (query: string): string | undefined => ids(query)[0]

describe('what people type, and what they mean', () => {
  test.each([
    ['KTP hilang', 'ektp-hilang'],
    ['hilang ktp', 'ektp-hilang'],
    ['ktp hilnag', 'ektp-hilang'],
    ['kehilangan KTP', 'ektp-hilang'],
    ['saya mau urus KTP saya yang hilang', 'ektp-hilang'],
    ['bayar pajak motor', 'pajak-kendaraan'],
    ['motor pajak bayar', 'pajak-kendaraan'],
    ['bayr pajk motr', 'pajak-kendaraan'],
    ['pajak motor', 'pajak-kendaraan'],
    ['bayar pajak mobil', 'pajak-kendaraan'],
    ['perekaman', 'ektp'],
    ['bikin ktp', 'ektp'],
    ['e-ktp', 'ektp'],
    ['akte lahir', 'akta-lahir'],
    ['bayi baru lahir', 'akta-lahir'],
    ['memperpanjang SIM', 'sim'],
    ['skck', 'skck'],
    ['kelakuan baik', 'skck'],
    ['kartu keluarga', 'kk'],
    ['pindah alamat', 'pindah'],
    ['izin usaha', 'nib'],
    ['buka warung', 'nib'],
    ['sedot wc', 'sedot-tinja'],
    ['curhat', 'curhat-bestie'],
    ['cairkan jht', 'jht'],
    ['bpjs mati', 'jkn-status'],
    ['plat nomor', 'stnk-lima-tahun'],
    ['lost ID card', 'ektp-hilang'],
    ['birth certificate', 'akta-lahir'],
    ['paket sim', 'paket-sim'],
    ['dirikan perusahaan', 'paket-usaha'],
  ])('%s → %s', (query, id) => {
    expect(first(query)).toBe(id)
  })

  test('an unfinished word finds already', () => {
    expect(ids('kt')).toContain('ektp')
    expect(ids('pere')).toContain('ektp')
    expect(ids('npw')).toContain('npwp')
  })

  test('services and journeys are found side by side', () => {
    const kinds = new Set(search(entries, 'sim').map(({ kind }) => kind))
    expect(kinds).toEqual(new Set(['service', 'journey']))
  })

  test('the name of an agency finds its services', () => {
    expect(ids('dukcapil')).toContain('kk')
    expect(ids('bank ntt')).toContain('rekening')
  })

  test('what nobody offers finds nothing', () => {
    expect(ids('xyzzy')).toEqual([])
    expect(ids('nasi goreng')).toEqual([])
    expect(ids('   ')).toEqual([])
    expect(ids('!?')).toEqual([])
  })

  test('a list stays short', () => {
    expect(ids('pajak').length).toBeLessThanOrEqual(12)
    expect(ids('a').length).toBeLessThanOrEqual(12)
  })
})

test('words', () => {
  expect(normalise('  E-KTP (Hilang), Métro ')).toBe('e ktp hilang metro')
  expect(tellingWords('saya mau KTP')).toEqual(['ktp'])
  expect(tellingWords('saya mau')).toEqual(['saya', 'mau'])
  expect(formsOf('kehilangan')).toContain('hilang')
  expect(formsOf('memperpanjang')).toContain('perpanjang')
})

test('distance counts slips, swaps as one, and gives up early', () => {
  expect(distance('hilang', 'hilnag', 2)).toBe(1)
  expect(distance('motor', 'motr', 2)).toBe(1)
  expect(distance('pajak', 'pajak', 1)).toBe(0)
  expect(distance('pajak', 'nikah', 2)).toBe(3)
})
