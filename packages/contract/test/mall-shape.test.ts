import { describe, expect, it } from 'vitest'
import { readMall } from '../src/index.ts'
import { aDocument, changed, faultPaths, type Json } from './build.ts'

const name = (id: string) => ({ id })

/** The least a mall must say. */
const least = {
  formatVersion: 1,
  name: name('Mal'),
  place: name('Kupang'),
  timeZone: 'Asia/Makassar',
  languages: ['id'],
  hours: {},
  holidays: [],
  agencies: [],
  services: [],
  journeys: [],
  counters: [],
  zones: [],
  policy: { priorityRatio: 2, ageingMinutes: 45, openAllDay: false },
  receipt: { thanks: name('Terima kasih'), showRequirements: true, showEstimate: true, showQr: true },
  displays: { ticker: [], media: [] },
  announcements: { languages: 'ticket', numbers: 'number', chime: true },
}

describe('reading a mall document', () => {
  it('takes a good one as it is', () => {
    expect(readMall(least)).toEqual({ ok: true, mall: least })
    expect(readMall(aDocument())).toEqual({ ok: true, mall: aDocument() })
  })

  it('takes what may be left out, in all its forms', () => {
    const good: [string, Json | undefined][] = [
      ['note', undefined],
      ['services.0.quota', null],
      ['services.0.quota', 5],
      ['services.0.cost', { amount: null, note: name('tergantung') }],
      ['services.0.hours', {}],
      ['services.0.keywords', undefined],
      ['hours', { mon: [] }],
      ['hours.mon', [{ from: '00:00', to: '24:00' }]],
      ['announcements.languages', ['id', 'en']],
      [
        'displays.media',
        [
          { kind: 'image', src: 'posters/a.png', seconds: 10 },
          { kind: 'video', src: 'b.mp4' },
        ],
      ],
      ['receipt.logo', 'tickets/logo.PNG'],
      ['timeZone', 'Europe/Berlin'],
      ['counters.0.serviceIds', []],
    ]
    for (const [path, value] of good) expect([path, faultPaths(changed(path, value))]).toEqual([path, []])
  })

  it('trims texts', () => {
    expect(readMall({ ...least, name: { id: '  Mal  ' } })).toMatchObject({
      ok: true,
      mall: { name: { id: 'Mal' } },
    })
  })

  it('says where a shape is wrong', () => {
    const bad: [string, Json | undefined, string?][] = [
      ['formatVersion', 2],
      ['name', {}],
      ['name', undefined],
      ['name.id', ''],
      ['name.id', '   '],
      ['name.Indonesia', 'Mal'],
      ['timeZone', 'Asia/Kupang'],
      ['timeZone', 8],
      ['languages', []],
      ['languages.0', 'ID'],
      ['hours.mon.0.from', '8:00'],
      ['hours.mon.0.from', '24:00'],
      ['hours.mon.0.to', '25:00'],
      ['hours.monday', [], 'hours'],
      ['holidays.0.date', '2026-02-30'],
      ['holidays.0.date', '25-12-2026'],
      ['agencies.0.icon', 'Id Card'],
      ['services.0.id', ''],
      ['services.0.id', '../../etc/passwd'],
      ['services.0.id', '__proto__'],
      ['services.0.series', 'a'],
      ['services.0.series', 'ABCD'],
      ['services.0.series', 'A-'],
      ['services.0.cost.amount', -1],
      ['services.0.cost.amount', 1.5],
      ['services.0.duration', 0],
      ['services.0.duration', 'lama'],
      ['services.0.quota', 0],
      ['services.0.requirements.0', 'KTP'],
      ['services.0.keywords.id.0', ''],
      ['journeys.0.order', 'random'],
      ['journeys.0.steps', []],
      ['policy.priorityRatio', 0],
      ['policy.ageingMinutes', 0],
      ['displays.media', [{ kind: 'image', src: '../secret.png' }], 'displays.media.0.src'],
      ['receipt.logo', 'logo.jpg', 'receipt.logo'],
      ['receipt.logo', '../logo.png', 'receipt.logo'],
      ['receipt.logo', 'data:image/png;base64,AA', 'receipt.logo'],
      ['displays.media', [{ kind: 'image', src: '/etc/passwd' }], 'displays.media.0.src'],
      ['announcements.numbers', 'roman'],
      ['announcements.languages', []],
    ]
    for (const [path, value, where = path] of bad) {
      expect([path, value, faultPaths(changed(path, value))]).toEqual([
        path,
        value,
        expect.arrayContaining([where]),
      ])
    }
  })

  it('knows no fields but its own', () => {
    expect(readMall({ ...least, colour: 'blue' })).toMatchObject({ ok: false, faults: [{ path: '' }] })
    expect(faultPaths(changed('services.0.price', 10))).toEqual(['services.0'])
  })

  it('finds all faults at once, with words to each', () => {
    const result = readMall({ ...least, timeZone: 'Mars', languages: [], policy: null })
    expect(result.ok).toBe(false)
    if (result.ok) return
    expect(result.faults.map(({ path }) => path)).toEqual(['timeZone', 'languages', 'policy'])
    expect(result.faults.every(({ message }) => message.length > 3)).toBe(true)
  })
})
