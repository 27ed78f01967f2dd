import type { Problem } from '@antre/contract'
import type { FastifyError } from 'fastify'

type Faults = NonNullable<Problem['faults']>

/** Faults listed at most: a person reads them. */
const LISTED = 20

/** What validation found, each fault with its place: `body.serviceId`. */
export function validationFaults(error: FastifyError): Faults {
  const where = error.validationContext ?? 'body'
  const found = (error.validation ?? []).flatMap(({ instancePath, message, params }) => {
    const path = [where, ...instancePath.split('/').filter(Boolean)]
    return nearest(params) ? innerFaults(path, params) : [fault(path, message)]
  })
  return found.slice(0, LISTED)
}

/** An issue of zod, as far as it is read here. */
interface Issue {
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly errors?: unknown
}

/**
 * Where several shapes would do, "invalid input" helps nobody: the faults of the shape that was missed by
 * the least are told.
 */
function innerFaults(path: readonly string[], params: unknown): Faults {
  return (nearest(params) ?? []).flatMap((issue) => {
    const place = [...path, ...issue.path.map(String)]
    return nearest(issue) ? innerFaults(place, issue) : [fault(place, issue.message)]
  })
}

function nearest(union: unknown): readonly Issue[] | undefined {
  const { errors } = (union ?? {}) as { errors?: unknown }
  if (!Array.isArray(errors)) return undefined
  const shapes = errors as (readonly Issue[])[]
  return shapes.toSorted((a, b) => a.length - b.length)[0]
}

const fault = (path: readonly string[], message = 'is not valid') => ({ path: path.join('.'), message })
