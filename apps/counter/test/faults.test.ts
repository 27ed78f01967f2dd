import { describe, expect, test } from 'vitest'
import { faultKey, isSilent, shownFaults } from '../src/screen/faults/shown.ts'
import { ago, fault, silentHall } from './harness/views.ts'

describe('a fault that was put aside', () => {
  const faults = [fault(), silentHall()]

  test('stays away while it is the same', () => {
    expect(shownFaults(faults, [faultKey(fault())])).toEqual([silentHall()])
    expect(shownFaults([fault({ detail: 'EIO' })], [faultKey(fault())])).toEqual([])
  })

  test('comes back when it changes, or when it happens again', () => {
    const changed = [fault({ state: 'noise' }), fault({ since: ago(1) })]
    expect(shownFaults(changed, [faultKey(fault())])).toEqual(changed)
  })
})

test('the hall is silent without a loudspeaker or a display, not for a quiet one or a box of buttons', () => {
  expect(isSilent([silentHall()])).toBe(true)
  expect(isSilent([fault({ station: 'display', kind: 'station', deviceId: null, state: 'away' })])).toBe(true)
  expect(isSilent([fault({ ...silentHall(), state: 'quiet-output', severity: 'warning' })])).toBe(false)
  expect(isSilent([fault(), fault({ kind: 'station', deviceId: null, state: 'away' })])).toBe(false)
})
