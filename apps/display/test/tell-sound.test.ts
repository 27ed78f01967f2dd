import { expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { OutputReading, Signs } from '../src/screen/sound/health.ts'
import { tellSound } from '../src/screen/sound/tell-sound.ts'

/** What happens, in its order, when the page learns these signs. */
function told(change: Partial<Signs>) {
  const happened: string[] = []
  const signs = createStore<Signs>(() => ({
    player: 'ready',
    blocked: false,
    hadOutput: true,
    output: null,
    files: 'all',
    hidden: false,
    ...change,
  }))
  const lease = { report: ({ state }: { state: string }) => happened.push(state) }
  tellSound(signs, lease, { hush: () => happened.push('hush') })()
  return happened
}
const output = (state: OutputReading['state']): OutputReading => ({ state, volume: 1 })

it('ends words that go into a muted or missing output, after the voice was given away', () => {
  expect(told({ output: output('muted') })).toEqual(['muted', 'hush'])
  expect(told({ output: output('no-output') })).toEqual(['no-output', 'hush'])
})

it('lets all others end: they are heard, or the player notices by itself', () => {
  expect(told({ output: output('ready') })).toEqual(['ready'])
  expect(told({ hidden: true })).toEqual(['ready'])
  expect(told({ player: 'stuck' })).toEqual(['stuck'])
  expect(told({ hadOutput: false, output: output('no-output') })).toEqual(['no-output'])
})
