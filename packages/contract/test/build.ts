import kupang from '../../../resources/malls/kupang.json' with { type: 'json' }
import { readMall } from '../src/index.ts'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** A fresh copy of the mall of Kupang, to be spoiled. */
export const aDocument = (): { [key: string]: Json } => JSON.parse(JSON.stringify(kupang))

/** The document with the value at `path` (`services.0.id`) replaced; undefined takes it away. */
export function changed(path: string, value: Json | undefined): Json {
  const document = aDocument()
  const keys = path.split('.')
  const last = keys.pop() as string
  let at: Json = document
  for (const key of keys) at = (at as { [key: string]: Json })[key] as Json
  if (value === undefined) delete (at as { [key: string]: Json })[last]
  else (at as { [key: string]: Json })[last] = value
  return document
}

/** Paths of all faults found; empty when the document is good. */
export function faultPaths(input: unknown): string[] {
  const result = readMall(input)
  return result.ok ? [] : result.faults.map(({ path }) => path)
}
