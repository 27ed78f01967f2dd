import { expect, test } from 'vitest'
import { counterTargets, matching, plain, serviceTargets } from '../src/screen/dialogs/transfer-targets.ts'
import { counterView } from './harness/views.ts'

const inIndonesian = (text: Readonly<Record<string, string>>): string => text.id ?? ''

test('services come by agency, without the one the visit is at', () => {
  const names = serviceTargets(counterView(), inIndonesian).map(({ group, name }) => `${group}: ${name}`)
  expect(names).toEqual([
    'Dukcapil: Kartu Keluarga',
    'Dukcapil: Akta kelahiran',
    'BPJS Kesehatan: Perubahan data peserta',
    'Bank NTT: Pembukaan rekening',
    'Pajak Daerah: Pembayaran PBB',
  ])
})

test('counters come without this one', () => {
  const targets = counterTargets(counterView(), inIndonesian, (state) => state)
  expect(targets.map(({ name, group }) => [name, group])).toEqual([
    ['Loket 1', 'open'],
    ['Loket 7', 'paused'],
  ])
})

test('a search finds by the beginning of any word, in either language, without accents', () => {
  const targets = serviceTargets(counterView(), inIndonesian)
  expect(matching(targets, 'BANK').map(({ name }) => name)).toEqual(['Pembukaan rekening'])
  expect(matching(targets, 'birth').map(({ name }) => name)).toEqual(['Akta kelahiran'])
  expect(matching(targets, 'duk kel').map(({ name }) => name)).toEqual(['Kartu Keluarga', 'Akta kelahiran'])
  expect(matching(targets, 'ekening')).toEqual([])
  expect(matching(targets, '  ')).toHaveLength(5)
  expect(plain('Pajak—Kendaraan, é!')).toBe('pajak kendaraan e')
})
