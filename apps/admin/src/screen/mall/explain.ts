/**
 * What a fault of the mall document means. The contract words faults for programmers; this finds the
 * sentence for the office, by the message's form. A message without a sentence is shown as it is.
 */
export interface Explanation {
  readonly key:
    | 'missing'
    | 'wrongType'
    | 'unknownFields'
    | 'tooShort'
    | 'tooLong'
    | 'tooFew'
    | 'tooMany'
    | 'moreThan'
    | 'atLeast'
    | 'lessThan'
    | 'atMost'
    | 'oneOf'
    | 'exactly'
    | 'date'
    | 'time'
    | 'series'
    | 'id'
    | 'timeZone'
    | 'language'
    | 'noText'
    | 'mainLanguage'
    | 'usedTwice'
    | 'unknownAgency'
    | 'unknownService'
    | 'unknownZone'
    | 'serviceTwice'
    | 'backwards'
    | 'invalid'
  /** The particulars; blank where the sentence has none. */
  readonly values: Readonly<Record<Particular, string>>
}

const PARTICULARS = [
  'expected',
  'received',
  'names',
  'limit',
  'options',
  'value',
  'language',
  'id',
  'from',
  'to',
] as const
type Particular = (typeof PARTICULARS)[number]

type Rule = readonly [pattern: RegExp, key: Explanation['key'], names?: readonly Particular[]]

const RULES: readonly Rule[] = [
  [/^there is no agency (.+)$/, 'unknownAgency', ['id']],
  [/^there is no service (.+)$/, 'unknownService', ['id']],
  [/^there is no zone (.+)$/, 'unknownZone', ['id']],
  [/^the id (.+) is used twice$/, 'usedTwice', ['id']],
  [/^a service stands in it twice$/, 'serviceTwice'],
  [/^(.+) is not before (.+)$/, 'backwards', ['from', 'to']],
  [/^needs a text in the main language \((.+)\)$/, 'mainLanguage', ['language']],
  [/^needs a text in a language$/, 'noText'],
  [/^a time such as/, 'time'],
  [/^one to three capital letters$/, 'series'],
  [/^letters, digits, dot, dash or underscore$/, 'id'],
  [/^an IANA time zone/, 'timeZone'],
  [/^a language code/, 'language'],
  [/^Invalid ISO date$/, 'date'],
  [/received undefined$/, 'missing'],
  [/^Invalid input: expected (\w+), received (\w+)$/, 'wrongType', ['expected', 'received']],
  [/^Unrecognized keys?: (.+)$/, 'unknownFields', ['names']],
  [/^Too small: expected string/, 'tooShort'],
  [/^Too big: expected string to have <=(\S+)/, 'tooLong', ['limit']],
  [/^Too small: expected (?:array|record|set|map) to have >=(\S+)/, 'tooFew', ['limit']],
  [/^Too big: expected (?:array|record|set|map) to have <=(\S+)/, 'tooMany', ['limit']],
  [/^Too small: expected \w+ to be >(\d\S*)$/, 'moreThan', ['limit']],
  [/^Too small: expected \w+ to be >=(\S+)$/, 'atLeast', ['limit']],
  [/^Too big: expected \w+ to be <(\d\S*)$/, 'lessThan', ['limit']],
  [/^Too big: expected \w+ to be <=(\S+)$/, 'atMost', ['limit']],
  [/^Invalid option: expected one of (.+)$/, 'oneOf', ['options']],
  [/^Invalid input: expected (.+)$/, 'exactly', ['value']],
  [/^Invalid (input|string)/, 'invalid'],
]

/** Null when the message has no sentence of ours. */
export function explain(message: string): Explanation | null {
  for (const [pattern, key, names = []] of RULES) {
    const found = pattern.exec(message)
    if (!found) continue
    const value = (name: Particular): string => tidy(found[names.indexOf(name) + 1] ?? '')
    const values = PARTICULARS.map((name) => [name, names.includes(name) ? value(name) : ''])
    return { key, values: Object.fromEntries(values) }
  }
  return null
}

/** `"number"|"digits"` → number, digits. */
const tidy = (text: string): string => text.replaceAll('"', '').replaceAll('|', ', ')

/** The words for JSON's types, as keys of the locale. */
export const TYPE_NAMES = ['string', 'number', 'int', 'boolean', 'array', 'object', 'record', 'null'] as const
export type TypeName = (typeof TYPE_NAMES)[number]
export const isTypeName = (name: string): name is TypeName => (TYPE_NAMES as readonly string[]).includes(name)
