import { describe, expect, test } from 'vitest'
import { globalKeys, readKey } from '../src/index.ts'
import { fakeShortcuts } from './fake-electron.ts'

const WINDOWS = { platform: 'win32', env: {} } as const

describe('keys taken from the whole desktop', () => {
  test('reach the application until they are given back', () => {
    const shortcuts = fakeShortcuts()
    const pressed: string[] = []
    const taken = globalKeys(shortcuts.api, WINDOWS).take(['numadd', 'F9'], (key) => pressed.push(key))
    shortcuts.press('F9')
    shortcuts.press('numadd')
    expect(pressed).toEqual(['F9', 'numadd'])
    expect(taken).toMatchObject({ refused: [], doubt: null })
    taken.release()
    taken.release()
    expect(shortcuts.taken()).toEqual([])
  })

  test('that another program has, or that this system cannot read, are named; the others work', () => {
    const shortcuts = fakeShortcuts(['PageDown'], ['F24'])
    const taken = globalKeys(shortcuts.api, WINDOWS).take(['PageDown', 'F24', 'F9'], () => {})
    expect(taken.refused).toEqual(['PageDown', 'F24'])
    expect(shortcuts.taken()).toEqual(['F9'])
    taken.release()
    expect(shortcuts.taken()).toEqual([])
  })

  test('under Wayland are given on paper only: that is said', () => {
    const take = (env: Record<string, string>, platform: NodeJS.Platform = 'linux', others: string[] = []) =>
      globalKeys(fakeShortcuts(others).api, { platform, env }).take(['F9'], () => {}).doubt
    expect(take({ XDG_SESSION_TYPE: 'wayland' })).toBe('wayland')
    expect(take({ WAYLAND_DISPLAY: 'wayland-0' })).toBe('wayland')
    expect(take({ XDG_SESSION_TYPE: 'x11' })).toBeNull()
    expect(take({ XDG_SESSION_TYPE: 'wayland' }, 'darwin')).toBeNull()
    expect(take({ XDG_SESSION_TYPE: 'wayland' }, 'linux', ['F9'])).toBeNull()
  })
})

describe('a key that may be taken', () => {
  test.each([
    ['F9', 'F9'],
    ['f24', 'F24'],
    ['num+', 'numadd'],
    ['NUM-', 'numsub'],
    ['num*', 'nummult'],
    ['num/', 'numdiv'],
    ['num.', 'numdec'],
    ['numadd', 'numadd'],
    ['pagedown', 'PageDown'],
    ['MediaPlayPause', 'MediaPlayPause'],
    ['Shift+F9', 'Shift+F9'],
    ['alt+ctrl+n', 'Ctrl+Alt+N'],
    ['Ctrl+num+', 'Ctrl+numadd'],
    ['Super+Enter', 'Super+Enter'],
    [' F9 ', 'F9'],
  ])('%s', (text, accelerator) => {
    expect(readKey(text)).toEqual({ ok: true, accelerator })
  })

  test.each(['A', '1', 'num0', 'Enter', 'Space', 'Shift+A', 'Escape', 'Delete', 'Left'])(
    '%s is typed with',
    (text) => {
      expect(readKey(text)).toEqual({ ok: false, why: 'typed' })
    },
  )

  test.each(['', '+', 'F25', 'Hyper+F9', 'Ctrl+', 'Ctrl+Ctrl+F9', 'Ctrl', 'num', 'F9+Ctrl', 'constructor'])(
    '%j is none',
    (text) => {
      expect(readKey(text)).toEqual({ ok: false, why: 'unknown' })
    },
  )
})
