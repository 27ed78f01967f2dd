import { expect, it } from 'vitest'
import { type Signs, soundness } from '../src/screen/sound/health.ts'

const well: Signs = {
  player: 'ready',
  blocked: false,
  hadOutput: true,
  output: null,
  files: 'all',
  hidden: false,
}
const of = (change: Partial<Signs>) => {
  const { state, hears } = soundness({ ...well, ...change })
  return [state, hears]
}

it.each<[string, Partial<Signs>, string[]]>([
  ['all is well', {}, ['ready', 'yes']],
  ['a PC without a tool that tells', { output: { state: 'unknown', volume: null } }, ['ready', 'yes']],
  ['the browser wants a touch', { blocked: true, player: 'no-output' }, ['blocked', 'no']],
  ['the sound hangs', { player: 'stuck' }, ['stuck', 'no']],
  ['the output was lost', { player: 'no-output' }, ['no-output', 'no']],
  ['the system has no output', { output: { state: 'no-output', volume: null } }, ['no-output', 'no']],
  [
    'only the browser says so, and it never listed one',
    { player: 'no-output', hadOutput: false },
    ['unknown', 'at-need'],
  ],
  [
    'the system never had one either',
    { player: 'no-output', hadOutput: false, output: { state: 'no-output', volume: null } },
    ['no-output', 'at-need'],
  ],
  [
    'the system has one that the browser does not list',
    { player: 'no-output', hadOutput: false, output: { state: 'ready', volume: 0.8 } },
    ['ready', 'yes'],
  ],
  ['the output is muted', { output: { state: 'muted', volume: 0.5 } }, ['muted', 'no']],
  ['the output is soft', { output: { state: 'ready', volume: 0.14 } }, ['quiet-output', 'yes']],
  ['the output is soft enough', { output: { state: 'ready', volume: 0.15 } }, ['ready', 'yes']],
  ['no voice file can be had', { files: 'none' }, ['stuck', 'no']],
  ['some cannot: what is there is said where nobody else can', { files: 'some' }, ['stuck', 'at-need']],
  [
    'no voice file, and a browser that never listed an output',
    { files: 'none', player: 'no-output', hadOutput: false },
    ['stuck', 'no'],
  ],
  [
    'some voice files are missing, and the output is muted',
    { files: 'some', output: { state: 'muted', volume: 1 } },
    ['muted', 'no'],
  ],
  ['the page is hidden', { hidden: true }, ['ready', 'at-need']],
  ['a hidden page that is muted', { hidden: true, output: { state: 'muted', volume: 1 } }, ['muted', 'no']],
])('%s', (_, signs, expected) => {
  expect(of(signs)).toEqual(expected)
})

it('tells a figure or code to whoever mends it', () => {
  expect(soundness({ ...well, output: { state: 'ready', volume: 0.08 } }).detail).toBe('8 %')
  expect(soundness({ ...well, files: 'some' }).detail).toBe('voice-files')
  expect(soundness({ ...well, hidden: true }).detail).toBe('page-hidden')
})
