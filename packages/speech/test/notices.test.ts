import { NOTICE_TEMPLATES, type NoticeTemplate, type NoticeValues } from '@antre/domain'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noticeAnnouncement, noticeText, recordingList } from '../src/index.ts'
import { spokenTime } from '../src/times.ts'

const VALUES: Readonly<Partial<Record<NoticeTemplate, NoticeValues>>> = {
  'closing-soon': { minutes: 15 },
  break: { until: '13:00' },
  'lost-child': { at: 'c3' },
  'found-item': { at: 'c3' },
  'medical-help': { at: 'c3' },
}
const request = (template: NoticeTemplate, language = 'id', values = VALUES[template] ?? {}) => ({
  template,
  values,
  counterNames: { id: 'Loket 3', en: 'Counter 3' },
  language,
  chime: true,
})
const voice = (language: string) =>
  new Set(['chime', ...recordingList(language, []).map((take) => take.clip)])

describe.each(['id', 'en'])('every notice in %s', (language) => {
  test.each([...NOTICE_TEMPLATES])('%s is written and spoken whole', (template) => {
    const said = noticeAnnouncement(request(template, language))
    expect(said.missing).toEqual([])
    expect(said.clips[0]).toBe('chime')
    for (const clip of said.clips) expect(voice(language).has(clip), clip).toBe(true)
    expect(noticeText(request(template, language))).toMatch(/^[A-Z][^{}…]+\.$/)
    expect(said.text).toMatch(/^[A-Z][^{}\d]+$/)
  })
})

describe('the grammar', () => {
  test('a number, with its plural', () => {
    const soon = (minutes: number, language: string) =>
      noticeAnnouncement(request('closing-soon', language, { minutes })).text
    expect(soon(15, 'id')).toBe('Perhatian. Semua loket tutup dalam lima belas menit')
    expect(soon(1, 'en')).toBe('Attention please. All counters close in one minute')
    expect(soon(45, 'en')).toBe('Attention please. All counters close in forty five minutes')
  })

  test('a counter by its name, as in calls', () => {
    const said = noticeAnnouncement(request('lost-child'))
    expect(said.text).toBe('Seorang anak menunggu keluarganya. Silakan menuju loket tiga')
    expect(said.clips.slice(-3)).toEqual(['say-proceed', 'word-loket', 'n-3-end'])
  })

  test.each([
    ['13:00', 'tiga belas', 'one PM'],
    ['13:30', 'tiga belas lewat tiga puluh menit', 'one thirty PM'],
    ['09:05', 'sembilan lewat lima menit', 'nine oh five AM'],
    ['12:00', 'dua belas', 'twelve PM'],
    ['00:15', 'nol lewat lima belas menit', 'twelve fifteen AM'],
  ])('the time %s', (time, indonesian, english) => {
    const words = (language: string) =>
      spokenTime(time, language)
        .map(({ text }) => text)
        .join(' ')
    expect(words('id')).toBe(indonesian)
    expect(words('en')).toBe(english)
  })

  test('pauses: longest between sentences, none at the end', () => {
    const said = noticeAnnouncement(request('evacuate'))
    expect(said.sequence.map(({ pauseMs }) => pauseMs)).toEqual([120, 400, 160, 400, 0])
  })
})

describe('on the banner', () => {
  test('figures as they are written in the language', () => {
    expect(noticeText(request('break'))).toBe('Kami istirahat sampai pukul 13.00. Mohon menunggu.')
    expect(noticeText(request('break', 'en'))).toContain('until 13:00.')
    expect(noticeText(request('found-item', 'en'))).toContain('proceed to Counter 3.')
  })

  test('blanks where a form is not filled in yet', () => {
    expect(noticeText(request('closing-soon', 'id', {}))).toBe('Perhatian. Semua loket tutup dalam … menit.')
    expect(noticeText({ ...request('lost-child'), counterNames: null })).toContain('menuju ….')
  })
})

describe('what the voice cannot say', () => {
  const screen = 'say-see-screen'

  test('a voice from before there were notices asks to look at the screen', () => {
    const old = new Set([...voice('id')].filter((clip) => !clip.startsWith('notice-')))
    const said = noticeAnnouncement(request('closing-soon'), old)
    expect(said.clips).toEqual(['chime', screen])
    expect(said.missing).toEqual(['perhatian', 'semua loket tutup dalam', 'menit'])
    expect(noticeAnnouncement(request('closing-soon'), new Set(['chime'])).clips).toEqual(['chime'])
  })

  test('a counter without a clear name: the rest is said, and the screen shows where', () => {
    const said = noticeAnnouncement({ ...request('found-item'), counterNames: { id: 'Ruang Anggrek' } })
    expect(said.text).toBe('Telah ditemukan barang tertinggal. Pemiliknya, silakan lihat layar')
    expect(said.missing).toEqual(['Anggrek'])
  })

  test('values that are none never give half a sentence or an exception', () => {
    const values = fc.dictionary(
      fc.constantFrom('minutes', 'at', 'until', 'x'),
      fc.oneof(fc.string(), fc.double(), fc.constantFrom('25:00', 'c3', 0)),
    )
    fc.assert(
      fc.property(fc.constantFrom(...NOTICE_TEMPLATES), values, (template, given) => {
        const said = noticeAnnouncement(request(template, 'id', given))
        expect(said.clips.includes(screen) || said.missing.length === 0).toBe(true)
        noticeText(request(template, 'id', given))
      }),
    )
  })

  test('a template of a newer master', () => {
    const newer = request('parade' as NoticeTemplate)
    expect(noticeAnnouncement(newer).clips).toEqual(['chime', screen])
    expect(noticeText(newer)).toBe('')
  })
})
