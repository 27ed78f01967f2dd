import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Prepares the browser's profile. Translation has no flag that still works (Chromium 156 offers to
 * translate an Indonesian screen in spite of `--disable-features=Translate`); its preference does.
 */
export function preparePreferences(profile: string): void {
  const folder = join(profile, 'Default')
  const file = join(folder, 'Preferences')
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, JSON.stringify({ ...read(file), translate: { enabled: false } }))
}

/** What the browser keeps there; nothing on the first start, or when it was cut off while writing. */
function read(file: string): object {
  try {
    const found: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof found === 'object' && found !== null ? found : {}
  } catch {
    return {}
  }
}
