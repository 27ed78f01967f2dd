/** Where in the document a fault is, in terms a person can find it by. */
export interface Place {
  /** List or setting: `services`, `hours`; empty for the document itself. */
  readonly part: string
  /** Position in the list, from 1. */
  readonly position: number | null
  /** The entry's own name, when it has a readable one. */
  readonly name: string | null
  /** The rest of the path: `agencyId`, `hours.mon.0`. */
  readonly field: string
}

/** Takes `services.3.agencyId` apart, looking up names in the (possibly faulty) document. */
export function placeOf(path: string, document: unknown, language: string): Place {
  const [part = '', ...rest] = path.split('.')
  const list = child(document, part)
  const index = rest[0] === undefined ? Number.NaN : Number(rest[0])
  if (!Array.isArray(list) || !Number.isInteger(index))
    return { part, position: null, name: null, field: rest.join('.') }
  return { part, position: index + 1, name: nameOf(list[index], language), field: rest.slice(1).join('.') }
}

function child(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}

function nameOf(entry: unknown, language: string): string | null {
  for (const key of ['name', 'short']) {
    const texts = child(entry, key)
    const text =
      child(texts, language) ??
      (typeof texts === 'object' && texts !== null ? Object.values(texts)[0] : undefined)
    if (typeof text === 'string' && text.trim() !== '') return text
  }
  const id = child(entry, 'id') ?? child(entry, 'date')
  return typeof id === 'string' ? id : null
}
