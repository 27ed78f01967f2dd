/**
 * The record's own entry. Ids come from people: plain indexing finds `constructor` and `toString`
 * in every object.
 */
export function own<V>(record: Readonly<Record<string, V>>, key: string): V | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
