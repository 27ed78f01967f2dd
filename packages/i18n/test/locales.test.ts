import { describe, expect, test } from 'vitest'
import { NAMESPACES, resources } from '../src/index.ts'

/** `a.b_one` and `a.b_other` are one key: languages differ in their plural forms. */
function keysOf(tree: object, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [`${prefix}${key.replace(/_(zero|one|two|few|many|other)$/, '')}`]
      : keysOf(value as object, `${prefix}${key}.`),
  )
}

function placeholdersOf(tree: object, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    if (typeof value !== 'string') return placeholdersOf(value as object, `${prefix}${key}.`)
    const found = [...value.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]).sort()
    return [[`${prefix}${key}`, found.join(' ')]]
  })
}

const unique = (keys: readonly string[]): string[] => [...new Set(keys)].sort()

describe.each(NAMESPACES)('%s', (namespace) => {
  test('every language has the same keys', () => {
    expect(unique(keysOf(resources.en[namespace]))).toEqual(unique(keysOf(resources.id[namespace])))
  })

  test('a text has the same blanks in every language', () => {
    const indonesian = new Map(placeholdersOf(resources.id[namespace]))
    for (const [key, blanks] of placeholdersOf(resources.en[namespace])) {
      const same = indonesian.get(key)
      if (same !== undefined) expect(`${key}: ${blanks}`).toBe(`${key}: ${same}`)
    }
  })

  test('plural forms are complete', () => {
    for (const language of ['id', 'en'] as const) {
      const keys = placeholdersOf(resources[language][namespace]).map(([key]) => key)
      const plural = unique(
        keys.filter((key) => /_(one|other)$/.test(key)).map((key) => key.replace(/_(one|other)$/, '')),
      )
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
      for (const key of plural) {
        for (const form of forms) expect(keys).toContain(`${key}_${form}`)
      }
    }
  })
})
