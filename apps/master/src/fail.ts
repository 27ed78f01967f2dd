/** Ends the program with a coded message: `antre: CODE: what happened, and what to do`. */
export function fail(code: string, detail: string): never {
  console.error(`antre: ${code}: ${detail}`)
  process.exit(1)
}

/** Ends the program over an error: in words when it is the disk's or the ledger's, else as the bug it is. */
export function giveUp(error: unknown): never {
  const { code, message } = error as { code?: unknown; message?: string }
  const detail = message ?? String(error)
  if (typeof code !== 'string') throw error
  if (/^(SQLITE_(CORRUPT|NOTADB)|LEDGER_DAMAGED)/.test(code))
    fail('damaged', `${detail}; see: antre verify; put a backup back with: antre restore`)
  if (/^SQLITE_(CANTOPEN|READONLY|PERM)/.test(code))
    fail('ledger-unavailable', `${detail}; may this user write in the data folder?`)
  if (code.startsWith('SQLITE_')) fail('ledger-unavailable', detail)
  if (/^E[A-Z0-9]+$/.test(code)) fail('cannot-use', detail)
  throw error
}
