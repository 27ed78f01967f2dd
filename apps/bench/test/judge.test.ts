import { expect, it } from 'vitest'
import { type Fate, judge, type Out, type Printing } from '../src/soak/check.ts'

const fate = (...printings: Printing[]): Fate => ({ id: 't1', number: 'A-001', printings })
const first = (outcome: Printing['outcome'], reason?: string): Printing => ({
  reprint: false,
  outcome,
  ...(reason !== undefined && { reason }),
})
const again = (outcome: Printing['outcome']): Printing => ({ reprint: true, outcome })
const paper: Out = { number: 'A-001', marked: false }
const marked: Out = { number: 'A-001', marked: true }

const CLEAN = { lost: [], twice: [], missing: [], both: [], unsaid: [] }

it.each([
  ['printed, on paper', fate(first('printed')), [paper], {}],
  ['failed, not on paper', fate(first('failed', 'paper-out')), [], {}],
  ['failed, then printed with the mark', fate(first('failed'), again('printed')), [marked], {}],
  ['refused without a byte, then printed as the first', fate(first('failed'), first('printed')), [paper], {}],
  ['nobody knows', fate(first('pending')), [], { lost: ['A-001'] }],
  ['printed, not on paper', fate(first('printed')), [], { missing: ['A-001'] }],
  ['printed twice', fate(first('printed')), [paper, paper], { twice: ['A-001'] }],
  ['marked though nobody asked', fate(first('printed')), [paper, marked], { twice: ['A-001'] }],
  ['failed, and on paper', fate(first('failed', 'paper-out')), [paper], { both: ['A-001'] }],
  ['unconfirmed, and on paper', fate(first('failed', 'unconfirmed')), [paper], { unsaid: ['A-001'] }],
] as const)('%s', (_, one, out, found) => {
  expect(judge([one], out, new Set())).toEqual({ ...CLEAN, ...found })
})

it('failed, and on paper, from a printer nobody could hear', () => {
  expect(judge([fate(first('failed', 'connection-lost'))], [paper], new Set(['t1']))).toEqual({
    ...CLEAN,
    unsaid: ['A-001'],
  })
})
