import { newKey } from '@antre/ui'

const KEPT_UNDER = 'antre.display.name'

/** `tv-` and four random signs, the same over reloads: how staff know this browser again. */
export function keptName(storage: Pick<Storage, 'getItem' | 'setItem'> | null = ownStorage()): string {
  const kept = storage?.getItem(KEPT_UNDER) ?? ''
  if (/^tv-[0-9a-f]{4}$/.test(kept)) return kept
  const made = `tv-${newKey().slice(0, 4)}`
  try {
    storage?.setItem(KEPT_UNDER, made)
  } catch {
    // A full or locked storage: another name after the next reload.
  }
  return made
}

/** Null where the browser keeps nothing. */
function ownStorage(): Storage | null {
  try {
    return localStorage
  } catch {
    return null
  }
}
