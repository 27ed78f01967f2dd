import type { Answer, Press } from '@antre/devices'
import type { GlobalKeys } from '@antre/shell'
import type { Log } from '@antre/station'
import { steppedTimers } from '@antre/testkit'
import { describe, expect, test } from 'vitest'
import { refusedText, takeKeys } from '../src/buttons/keys.ts'
import { readShortcuts } from '../src/buttons/shortcuts.ts'

describe('--shortcuts', () => {
  test.each<[string, string[]]>([
    ['off', []],
    ['pad', ['next numadd', 'recall nummult', 'no-show numsub', 'hold numdiv']],
    ['remote', ['next PageDown', 'recall PageUp']],
    ['next=F9,recall=F10', ['next F9', 'recall F10']],
    [' next = F9 , next=Ctrl+Alt+N ', ['next F9', 'next Ctrl+Alt+N']],
    ['next=num+', ['next numadd']],
  ])('%s', (text, expected) => {
    const read = readShortcuts(text)
    expect(read.ok && read.shortcuts.map(({ action, accelerator }) => `${action} ${accelerator}`)).toEqual(
      expected,
    )
  })

  test.each([
    ['numpad', 'shortcuts-preset-unknown'],
    ['', 'shortcuts-preset-unknown'],
    ['constructor', 'shortcuts-preset-unknown'],
    ['call=F9', 'shortcuts-action-unknown'],
    ['next=F9,=F10', 'shortcuts-action-unknown'],
    ['next=', 'shortcuts-key-unknown'],
    ['next=Boss', 'shortcuts-key-unknown'],
    ['next=Enter', 'shortcuts-key-typed'],
    ['next=F9,recall=f9', 'shortcuts-key-twice'],
  ])('%j is refused', (text, code) => {
    expect(readShortcuts(text)).toMatchObject({ ok: false, code })
  })
})

/** A desktop on which these keys belong to other programs. */
function desktopWith(refused: readonly string[] = [], doubt: 'wayland' | null = null) {
  let onKey: (accelerator: string) => void = () => {}
  let isReleased = false
  const told: string[][] = []
  const beeps: string[] = []
  const keys: GlobalKeys = {
    take(accelerators, heard) {
      onKey = heard
      return {
        refused: accelerators.filter((each) => refused.includes(each)),
        doubt,
        release: () => {
          isReleased = true
        },
      }
    },
  }
  return {
    port: {
      keys,
      refused: (each: readonly string[]) => void told.push([...each]),
      beep: () => void beeps.push('beep'),
    },
    press: (accelerator: string) => onKey(accelerator),
    told,
    beeps,
    isReleased: () => isReleased,
  }
}

function counter(answer: Answer = { ok: true, number: 'A-012', waiting: 3 }) {
  const pressed: Press[] = []
  const said: string[] = []
  const clock = steppedTimers()
  const say = (about: object): void => void said.push(String((about as { code?: string }).code))
  const log: Log = { debug: say, info: say, warn: say, error: say }
  const onPress = async (press: Press): Promise<Answer> => {
    pressed.push(press)
    return answer
  }
  return { pressed, said, clock, onPress, ports: { clock, log, random: () => 0.5 } }
}
const PAD = readShortcuts('pad')
const shortcuts = PAD.ok ? PAD.shortcuts : []

describe('keys for every window', () => {
  test('do what the buttons do', () => {
    const { port, press, isReleased } = desktopWith()
    const { pressed, said, onPress, ports } = counter()
    const release = takeKeys(shortcuts, port, onPress, ports)
    press('numadd')
    press('numsub')
    expect(pressed).toEqual([{ kind: 'next' }, { kind: 'no-show' }])
    expect(said).toEqual([])
    release()
    expect(isReleased()).toBe(true)
  })

  test('held down are one press, however long', () => {
    const { port, press } = desktopWith()
    const { pressed, clock, onPress, ports } = counter()
    takeKeys(shortcuts, port, onPress, ports)
    press('numadd')
    clock.advance(900) // the slowest first repeat, then many
    for (let each = 0; each < 100; each += 1) {
      press('numadd')
      clock.advance(30)
    }
    expect(pressed).toHaveLength(1)
    clock.advance(1000)
    press('numadd')
    expect(pressed).toHaveLength(2)
  })

  test('that do nothing are heard to do nothing', async () => {
    const { port, press, beeps } = desktopWith()
    const { said, onPress, ports } = counter({ ok: false, code: 'counter-not-open' })
    takeKeys(shortcuts, port, onPress, ports)
    press('numadd')
    await Promise.resolve()
    await Promise.resolve()
    expect(beeps).toEqual(['beep'])
    expect(said).toEqual(['counter-not-open'])
  })

  test('that the system refused are told to the officer and the log', () => {
    const { port, told } = desktopWith(['numadd'])
    const { said, onPress, ports } = counter()
    takeKeys(shortcuts, port, onPress, ports)
    expect(told).toEqual([['numadd']])
    expect(said).toEqual(['shortcuts-refused'])
  })

  test('under Wayland: the log says that nobody knows', () => {
    const { port, told } = desktopWith([], 'wayland')
    const { said, onPress, ports } = counter()
    takeKeys(shortcuts, port, onPress, ports)
    expect(told).toEqual([])
    expect(said).toEqual(['shortcuts-unsure'])
  })

  test('in a browser: the log says that there are none', () => {
    const { said, onPress, ports } = counter()
    takeKeys(shortcuts, null, onPress, ports)()
    expect(said).toEqual(['shortcuts-need-the-app'])
    takeKeys([], null, onPress, ports)
    expect(said).toHaveLength(1)
  })

  test('the officer reads which keys, in the language of the PC', () => {
    expect(refusedText('id-ID', ['numadd', 'Ctrl+numsub', 'F9']).message).toContain('num +, Ctrl+num −, F9')
    expect(refusedText('en-GB', ['numadd']).message).toBe('The keys num + cannot be used from other windows')
    expect(refusedText('id-ID', ['F9']).detail).not.toBe(refusedText('en-GB', ['F9']).detail)
  })
})
