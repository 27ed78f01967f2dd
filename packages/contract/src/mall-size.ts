/** One thing that is wrong with a document, and where. */
export interface Fault {
  /** For example `services.3.agencyId`; empty for the document itself. */
  readonly path: string
  readonly message: string
}

/** No object of the document has as many members: its longest are the document itself and a service. */
const MOST_MEMBERS = 60
/** Of the whole document, list items included: far above any mall. */
const MOST_IN_ALL = 200_000
/** The document is six levels deep. */
const DEEPEST = 20

interface Part {
  readonly value: unknown
  readonly path: readonly (string | number)[]
}

/**
 * What is too big to be a mall document, found before the schema looks at every member: each one that is wrong
 * costs it work, and meanwhile nobody is served. Null when it is not.
 */
export function tooBig(input: unknown): Fault | null {
  const open: Part[] = [{ value: input, path: [] }]
  let members = 0
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const { value, path } = part
    if (typeof value !== 'object' || value === null) continue
    const entries = Object.entries(value)
    members += entries.length
    if (!Array.isArray(value) && entries.length > MOST_MEMBERS)
      return fault(
        path,
        `has ${entries.length} members; nothing in a mall document has more than ${MOST_MEMBERS}`,
      )
    if (members > MOST_IN_ALL) return fault([], `has more than ${MOST_IN_ALL} members`)
    if (path.length >= DEEPEST) return fault(path, 'lies too deep')
    for (const [key, inner] of entries) open.push({ value: inner, path: [...path, key] })
  }
  return null
}

const fault = (path: Part['path'], message: string): Fault => ({ path: path.join('.'), message })
