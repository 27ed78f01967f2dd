import { describe, expect, test } from 'vitest'
import { receiptInput } from '../src/jobs/receipt-input.ts'
import { aTicket, kioskView } from './kiosk-view.ts'

describe('what stands on the paper', () => {
  test('a plain ticket names its service and agency; cost is its own', () => {
    expect(receiptInput(kioskView(), aTicket(1), false)).toMatchObject({
      agency: { id: 'Dinas Kependudukan' },
      steps: [{ service: { id: 'Layanan ktp' } }],
      requirements: [{ id: 'KTP' }, { id: 'Formulir ktp' }],
      cost: { amount: 0 },
      qr: 'A-001 2026-11-23 t-1',
    })
  })

  test('a reprint says so, with the same number and code', () => {
    const [once, again] = [false, true].map((reprint) => receiptInput(kioskView(), aTicket(1), reprint))
    expect(again).toEqual({ ...once, reprint: true })
  })

  test('a journey names its steps, asks for each paper once, and adds up what it costs if that is known', () => {
    const step = (serviceId: string) => ({ serviceId, state: 'waiting' }) as const
    const journey = aTicket(1, { journeyId: 'both', steps: [step('ktp'), step('aid')] })
    const input = receiptInput(kioskView(), journey, false)
    expect(input).toMatchObject({ agency: null, journey: { id: 'Keduanya' }, cost: { amount: 75_000 } })
    expect(input.requirements).toEqual([{ id: 'KTP' }, { id: 'Formulir ktp' }, { id: 'Formulir aid' }])
    const open = aTicket(1, { journeyId: 'both', steps: [step('ktp'), step('odd')] })
    expect(receiptInput(kioskView(), open, false).cost.amount).toBeNull()
  })
})
