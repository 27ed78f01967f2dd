import { describe, expect, test } from 'vitest'
import { type AnnouncementRequest, announcement, recordingList, unsaidNames } from '../src/index.ts'

const call: AnnouncementRequest = {
  number: 'A-012',
  counterNames: { id: 'Loket 3', en: 'Counter 3' },
  language: 'id',
  style: 'number',
  chime: true,
}

const bestie = { id: 'Ruang Curhat Bestie', en: 'Bestie Listening Room' }
const voiceWith = (...names: Record<string, string>[]) =>
  new Set([
    'chime',
    ...recordingList('id', [{ counters: names.map((name) => ({ name })) }]).map((take) => take.clip),
  ])

describe('a call', () => {
  test('in Indonesian', () => {
    const said = announcement(call)
    expect(said.text).toBe('Nomor antrean, A, nol dua belas, silakan menuju loket tiga')
    expect(said.words).toEqual(['nomor antrean', 'A', 'nol', 'dua belas', 'silakan menuju', 'loket', 'tiga'])
    expect(said.clips).toEqual([
      'chime',
      'say-queue-number',
      'letter-a',
      'n-0',
      'n-12',
      'say-proceed',
      'word-loket',
      'n-3-end',
    ])
    expect(said.missing).toEqual([])
  })

  test('in English', () => {
    const said = announcement({ ...call, language: 'en', chime: false })
    expect(said.text).toBe('Queue number, A, zero twelve, please proceed to counter three')
    expect(said.clips[0]).toBe('say-queue-number')
  })

  test('in a language without a voice: Indonesian', () => {
    expect(announcement({ ...call, language: 'tet' }).language).toBe('id')
    expect(announcement({ ...call, language: 'en-GB' }).language).toBe('en')
  })

  test('digit by digit', () => {
    expect(announcement({ ...call, style: 'digits' }).text).toBe(
      'Nomor antrean, A, nol satu dua, silakan menuju loket tiga',
    )
  })

  test('beyond a hundred and a thousand', () => {
    expect(announcement({ ...call, number: 'B-112' }).text).toContain('B, seratus dua belas,')
    expect(announcement({ ...call, number: 'B-205' }).text).toContain('B, dua ratus lima,')
    expect(announcement({ ...call, number: 'B-1050' }).text).toContain('B, seribu lima puluh,')
  })

  test('a series of several letters is spelt', () => {
    const said = announcement({ ...call, number: 'KTP-001' })
    expect(said.text).toContain(', K T P, nol nol satu,')
    expect(said.clips.slice(2, 5)).toEqual(['letter-k', 'letter-t', 'letter-p'])
  })

  test('pauses at commas and hardly any inside a phrase', () => {
    const said = announcement(call)
    const after = new Map(said.sequence.map((part) => [part.text, part.pauseMs]))
    for (const closing of ['nomor antrean', 'A', 'dua belas']) {
      expect(after.get(closing)).toBeGreaterThanOrEqual(120)
      expect(after.get(closing)).toBeLessThanOrEqual(200)
    }
    for (const within of ['nol', 'silakan menuju', 'loket']) expect(after.get(within)).toBeLessThan(40)
    expect(said.sequence.at(-1)?.pauseMs).toBe(0)
  })
})

describe('counter names', () => {
  const to = (name: string, known = voiceWith(bestie)) =>
    announcement({ ...call, counterNames: { id: name }, chime: false }, known)

  test.each([
    ['Loket 21', 'loket dua puluh satu'],
    ['Loket 03', 'loket tiga'],
    ['Loket 12A', 'loket dua belas A'],
    ['loket-7', 'loket tujuh'],
    ['Ruang B', 'ruang B'],
    ['Loket BPJS 2', 'loket B P J S dua'],
    ['Ruang Curhat Bestie', 'ruang curhat bestie'],
    ['Meja', 'meja'],
  ])('%s', (name, spoken) => {
    const said = to(name)
    expect(said.text).toBe(`Nomor antrean, A, nol dua belas, silakan menuju ${spoken}`)
    expect(said.missing).toEqual([])
  })

  test('a phrase clip comes before single words', () => {
    expect(to('Ruang Curhat Bestie').clips.at(-1)).toBe('word-ruang-curhat-bestie')
  })

  test('single words where the voice has no phrase', () => {
    const known = voiceWith(bestie)
    known.delete('word-ruang-curhat-bestie')
    expect(to('Ruang Curhat Bestie', known).clips.slice(-3)).toEqual([
      'word-ruang',
      'word-curhat',
      'word-bestie',
    ])
  })

  test.each([
    ['Loket Pajak 1', ['Pajak']],
    ['Pojok Baca A', ['Pojok', 'Baca']],
    ['Lt. 2 Loket 5', ['Lt']],
    ['Ruang VIP Anggrek 2', ['Anggrek']],
  ])('a name of which a word is unknown is not said in part, as another counter’s: %s', (name, missing) => {
    const said = to(name)
    expect(said.text).toBe('Nomor antrean, A, nol dua belas, silakan lihat layar')
    expect(said.missing).toEqual(missing)
  })

  test('the names of a mall that the voice cannot say whole', () => {
    const counters = ['Loket 1', 'Loket Pajak 1', 'Loket BPJS 2', '★', 'Loket Pajak 1'].map((id) => ({
      name: { id },
    }))
    expect(unsaidNames({ counters }, 'id', voiceWith())).toEqual([
      { name: 'Loket Pajak 1', missing: ['Pajak'] },
      { name: '★', missing: [] },
    ])
  })

  test('an unknown name without a number asks to look at the screen', () => {
    const said = to('Ruang Anggrek')
    expect(said.text).toBe('Nomor antrean, A, nol dua belas, silakan lihat layar')
    expect(said.clips.at(-1)).toBe('say-see-screen')
    expect(said.missing).toEqual(['Anggrek'])
  })

  test('a name that is only in another language is spoken where the voice has its words', () => {
    const said = (known?: ReadonlySet<string>) =>
      announcement({ ...call, counterNames: { id: 'Loket 5' }, language: 'en' }, known)
    expect(said().missing).toEqual(['Loket'])
    expect(said().words.at(-1)).toBe('please see the screen')
    const takes = recordingList('en', [{ counters: [{ name: { id: 'Loket 5' } }] }])
    expect(said(new Set(takes.map(({ clip }) => clip))).words.slice(-2)).toEqual(['loket', 'five'])
  })
})

describe('a voice with gaps', () => {
  test('a number is never spoken in part', () => {
    const known = voiceWith()
    known.delete('n-12')
    const said = announcement(call, known)
    expect(said.text).toBe('Nomor antrean, silakan lihat layar')
    expect(said.missing).toEqual(['dua belas'])
  })

  test('what is no ticket number asks to look at the screen', () => {
    const said = announcement({ ...call, number: '???' })
    expect(said.text).toBe('Nomor antrean, silakan lihat layar')
    expect(said.missing).toEqual(['???'])
  })

  test('without takes for the end, the plain ones are played', () => {
    const known = voiceWith()
    known.delete('n-3-end')
    expect(announcement(call, known).clips.at(-1)).toBe('n-3-comma')
    known.delete('n-3-comma')
    expect(announcement(call, known).clips.at(-1)).toBe('n-3')
  })

  test('an empty voice gives an empty sequence and says what is missing', () => {
    const said = announcement(call, new Set())
    expect(said.sequence).toEqual([])
    expect(said.missing).toEqual(expect.arrayContaining(['A', 'dua belas', 'tiga', 'Loket']))
  })
})
