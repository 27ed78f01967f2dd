import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * All or nothing: a new file is written and flushed, then takes the old one's name. False when the disk did
 * not take it; then the old one is there as before.
 */
export function writeDurably(file: string, text: string): boolean {
  const fresh = `${file}.new`
  try {
    const handle = openSync(fresh, 'w')
    try {
      // Not `writeSync`: that writes what still fits on a full disk, and says nothing.
      writeFileSync(handle, text)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(fresh, file)
    flushFolder(dirname(file))
    return true
  } catch {
    return false
  }
}

/** The new name is durable only when the folder is. Windows has no such call, and flushes names itself. */
function flushFolder(folder: string) {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
