import type { Journey, Mall } from '@antre/domain'
import { aMall, steppedClock } from '@antre/testkit'
import { describe, expect, it } from 'vitest'
import { startEngine } from '../src/index.ts'
import { memoryLedger } from '../src/memory-ledger.ts'
import { kioskView } from '../src/views/kiosk.ts'

/** Open all day but for the services named, which never open. */
async function kioskWith(journey: Partial<Journey>, closed: readonly string[]) {
  const plain = aMall()
  const mall: Mall = {
    ...plain,
    services: plain.services.map((service) =>
      closed.includes(service.id) ? { ...service, hours: {} } : service,
    ),
    journeys: plain.journeys.map((one) => ({ ...one, ...journey })),
  }
  const engine = startEngine(memoryLedger(), steppedClock())
  await engine.submit({
    command: { type: 'save-mall', mall, expectedVersion: 0 },
    actor: 'test',
    respond: () => ({ status: 200, body: '' }),
  })
  return kioskView(engine.hall(), engine.now(), null)
}

describe('a package is open to the kiosk', () => {
  const state = async (journey: Partial<Journey>, ...closed: string[]) =>
    (await kioskWith(journey, closed)).journeys[0]?.availability.state

  it('in order: when every obligatory step is', async () => {
    expect(await state({})).toBe('open')
    expect(await state({}, 'aid')).toBe('closed')
    const steps = [{ serviceId: 'ktp' }, { serviceId: 'aid', optional: true }]
    expect(await state({ steps }, 'aid')).toBe('open')
  })

  it('freely combined: when any step is, since each can be left out', async () => {
    expect(await state({ order: 'free' }, 'aid')).toBe('open')
    expect(await state({ order: 'free' }, 'aid', 'ktp')).toBe('closed')
  })
})
