import { describe, expect, test } from 'vitest'
import { actionOf, type KeyPress, takesText } from '../src/screen/keys/shortcuts.ts'

const key = (key: string, extra: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  repeat: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  isComposing: false,
  ...extra,
})

describe('letters and signs', () => {
  test.each([
    ['Enter', 'next'],
    ['r', 'recall'],
    ['R', 'recall'],
    ['+', 'next'],
    ['s', 'start'],
    ['*', 'recall'],
    ['PageDown', 'next'],
    ['PageUp', 'recall'],
    ['f', 'finish'],
    ['.', 'finish'],
    ['n', 'no-show'],
    ['-', 'no-show'],
    ['h', 'hold'],
    ['/', 'hold'],
    ['t', 'transfer'],
    ['c', 'reprint'],
    ['p', 'pause'],
    ['z', 'undo'],
    ['?', 'help'],
  ] as const)('%s is %s', (pressed, type) => {
    expect(actionOf(key(pressed))).toEqual({ type })
  })

  test('a digit starts a call by number', () => {
    expect(actionOf(key('7'))).toEqual({ type: 'digit', digit: '7' })
  })

  test('other keys mean nothing', () => {
    for (const other of ['a', 'Tab', ' ', 'ArrowDown', 'F5', 'Escape', 'Shift'])
      expect(actionOf(key(other))).toBeNull()
  })
})

describe('the number pad goes by position', () => {
  test.each([
    ['NumpadEnter', 'Enter', 'next'],
    ['NumpadAdd', '+', 'next'],
    ['NumpadMultiply', '*', 'recall'],
    ['NumpadSubtract', '-', 'no-show'],
    ['NumpadDivide', '/', 'hold'],
    ['NumpadDecimal', ',', 'finish'],
    ['NumpadDecimal', 'Delete', 'finish'],
  ] as const)('%s (%s) is %s', (code, pressed, type) => {
    expect(actionOf(key(pressed, { code }))).toEqual({ type })
  })

  test('without NumLock the digits are digits still', () => {
    expect(actionOf(key('Home', { code: 'Numpad7' }))).toEqual({ type: 'digit', digit: '7' })
    expect(actionOf(key('Clear', { code: 'Numpad5' }))).toEqual({ type: 'digit', digit: '5' })
  })
})

describe('what is not a press', () => {
  test.each(['repeat', 'ctrlKey', 'altKey', 'metaKey', 'isComposing'] as const)('%s', (flag) => {
    expect(actionOf(key('Enter', { [flag]: true }))).toBeNull()
  })
})

test('text fields keep their keys; buttons and boxes do not', () => {
  expect(takesText({ tagName: 'INPUT', type: 'text' })).toBe(true)
  expect(takesText({ tagName: 'INPUT', type: 'search' })).toBe(true)
  expect(takesText({ tagName: 'TEXTAREA' })).toBe(true)
  expect(takesText({ tagName: 'DIV', isContentEditable: true })).toBe(true)
  expect(takesText({ tagName: 'INPUT', type: 'checkbox' })).toBe(false)
  expect(takesText({ tagName: 'BUTTON' })).toBe(false)
})
