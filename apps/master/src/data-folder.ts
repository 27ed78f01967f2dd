import { homedir, platform } from 'node:os'
import { join } from 'node:path'

/** The operating system's folder for this user's application data. */
export function defaultDataFolder(): string {
  const home = homedir()
  switch (platform()) {
    case 'win32':
      return join(process.env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Antre')
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Antre')
    default:
      return join(process.env.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'antre')
  }
}

/** The repository's or the package's own `resources/`. */
export const RESOURCES = join(import.meta.dirname, '../../../resources')
export const DEFAULT_MALL_FILE = join(RESOURCES, 'malls', 'kupang.json')
