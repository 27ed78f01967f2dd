import { describe, expect, it } from 'vitest'
import { readMall } from '../src/index.ts'
import { changed, faultPaths, type Json } from './build.ts'

/** One fault at that path, with these words in it. */
function fault(path: string, value: Json | undefined, where: string, ...words: string[]): void {
  const result = readMall(changed(path, value))
  const found = result.ok ? [] : result.faults.filter((each) => each.path === where)
  expect(found).toHaveLength(1)
  for (const word of words) expect(found[0]?.message).toContain(word)
}

describe('what a shape cannot say', () => {
  it('each id is used once in its list', () => {
    fault('agencies.20.id', 'curhat', 'agencies.20.id', 'curhat is used twice')
    expect(faultPaths(changed('agencies.20.id', 'curhat'))).toContain('services.51.agencyId')
    fault('zones.1.id', 'A', 'zones.1.id', 'A is used twice')
    fault('counters.4.id', '4', 'counters.4.id', '4 is used twice')
    fault('journeys.1.id', 'paket-sim', 'journeys.1.id', 'paket-sim')
    // A service and a counter may have the same id.
    expect(faultPaths(changed('counters.26.id', 'curhat-bestie'))).not.toContain('counters.26.id')
  })

  it('what is named exists', () => {
    fault('services.3.agencyId', 'nobody', 'services.3.agencyId', 'no agency nobody')
    fault('counters.0.zone', 'Z', 'counters.0.zone', 'no zone Z')
    fault('counters.0.serviceIds.1', 'paspor', 'counters.0.serviceIds.1', 'no service paspor')
    fault('journeys.0.steps.1.serviceId', 'paspor', 'journeys.0.steps.1.serviceId', 'no service paspor')
  })

  it('a journey passes each service once', () => {
    fault('journeys.0.steps.1.serviceId', 'nik', 'journeys.0.steps', 'twice')
  })

  it('hours run forward', () => {
    fault('hours.mon', [{ from: '15:00', to: '08:00' }], 'hours.mon.0', '15:00 is not before 08:00')
    fault('hours.mon', [{ from: '08:00', to: '08:00' }], 'hours.mon.0', 'not before')
    fault(
      'services.0.hours',
      { tue: [{ from: '09:00', to: '08:59' }] },
      'services.0.hours.tue.0',
      'not before',
    )
  })

  it('names are there in the main language', () => {
    for (const path of [
      'name',
      'agencies.0.short',
      'services.0.name',
      'journeys.0.name',
      'counters.0.name',
      'zones.0.name',
    ]) {
      fault(path, { en: 'only English' }, path, 'main language (id)')
    }
  })

  it('languages are named once, and announcements keep to them', () => {
    fault('languages', ['id', 'en', 'id'], 'languages.2', 'named twice')
    fault('announcements.languages', ['id', 'tet'], 'announcements.languages.1', 'no texts', 'tet')
  })

  it('is looked at only when the shape is right', () => {
    expect(faultPaths(changed('services', {}))).toEqual(['services'])
    expect(faultPaths(changed('counters', [null]))).toEqual(['counters.0'])
  })
})

describe('kiosks and loudspeakers', () => {
  const kiosk = (id: string, fallback?: string) => ({ id, name: { id }, ...(fallback && { fallback }) })

  it('a kiosk is named once, and another one takes over for it', () => {
    const found = (...kiosks: ReturnType<typeof kiosk>[]) => faultPaths(changed('kiosks', kiosks as never))
    expect(found(kiosk('kiosk-1', 'kiosk-2'), kiosk('kiosk-2', 'kiosk-1'))).toEqual([])
    expect(found(kiosk('kiosk-1', 'kiosk-1'))).toEqual(['kiosks.0.fallback'])
    expect(found(kiosk('kiosk-1', 'kiosk-9'))).toEqual(['kiosks.0.fallback'])
    expect(found(kiosk('kiosk-1'), kiosk('kiosk-1'))).toEqual(['kiosks.1.id'])
  })

  it('quiet hours and volumes are for zones that exist, at times that pass, night included', () => {
    const quiet = (part: Json) => faultPaths(changed('announcements.quiet', [part]))
    expect(quiet({ from: '21:00', to: '06:00', days: ['sat'], zone: 'A' })).toEqual([])
    expect(quiet({ from: '12:00', to: '12:00' })).toEqual(['announcements.quiet.0.to'])
    expect(quiet({ from: '12:00', to: '13:00', zone: 'Z' })).toEqual(['announcements.quiet.0.zone'])
    expect(quiet({ from: '12:00', to: '25:00' })).toEqual(['announcements.quiet.0.to'])
    expect(faultPaths(changed('announcements.volume', 101))).toEqual(['announcements.volume'])
    expect(faultPaths(changed('announcements.repeatAfterSeconds', 5))).toEqual([
      'announcements.repeatAfterSeconds',
    ])
  })
})
