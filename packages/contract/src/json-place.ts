/** Where a text stops being JSON: line and column, from 1. */
export interface JsonPlace {
  readonly line: number
  readonly column: number
}

type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing'

const SPACE = /[\t\n\r ]*/y
const TOKEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: strings of JSON may not hold them
  /[{}[\],:]|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

/** The first sign that cannot stand where it stands (RFC 8259); null when the text is JSON. Engines tell it or not. */
export function jsonBreak(text: string): JsonPlace | null {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'
  for (let at = skipped(SPACE, text, 0); ; ) {
    const end = skipped(TOKEN, text, at)
    const token = text.slice(at, end)
    if (token === '' && at === text.length && expected === 'nothing') return null
    const next: Expected | null = token === '' ? null : after(expected, token, open)
    if (next === null) return placeOf(text, at)
    expected = next
    at = skipped(SPACE, text, end)
  }
}

/** Changes `open`. Null: the token cannot stand here. */
function after(expected: Expected, token: string, open: ('{' | '[')[]): Expected | null {
  const isEnd = token === (open.at(-1) === '{' ? '}' : ']') && open.length > 0
  if (isEnd && expected.endsWith('-or-end')) {
    open.pop()
    return open.length === 0 ? 'nothing' : 'comma-or-end'
  }
  switch (expected) {
    case 'key':
    case 'key-or-end':
      return token.startsWith('"') ? 'colon' : null
    case 'colon':
      return token === ':' ? 'value' : null
    case 'comma-or-end':
      return token === ',' ? (open.at(-1) === '{' ? 'key' : 'value') : null
    case 'nothing':
      return null
    default:
      return afterValue(token, open)
  }
}

function afterValue(token: string, open: ('{' | '[')[]): Expected | null {
  if (token === '{' || token === '[') {
    open.push(token)
    return token === '{' ? 'key-or-end' : 'value-or-end'
  }
  if (/^[}\],:]/.test(token)) return null
  return open.length === 0 ? 'nothing' : 'comma-or-end'
}

function skipped(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

function placeOf(text: string, at: number): JsonPlace {
  const before = text.slice(0, at).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
