import { execFile } from 'node:child_process'

/** What a tool said. `code` null: it was killed, or never ran. */
export interface Said {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

/** Runs a program; null when there is no such program. */
export type Run = (program: string, args: readonly string[]) => Promise<Said | null>

/** A sound server that hangs must not be waited for. */
const PATIENCE_MS = 3_000
const MOST_BYTES = 64 * 1024

/** `path`: where programs are looked for; default: this process's own. */
export function runIn(path: string | undefined = process.env.PATH): Run {
  return (program, args) =>
    new Promise((resolve) => {
      // In the language that the parsers read, whatever the PC's is.
      const env = { ...process.env, PATH: path, LC_ALL: 'C', LANGUAGE: 'C' }
      const options = { env, timeout: PATIENCE_MS, killSignal: 'SIGKILL', maxBuffer: MOST_BYTES } as const
      execFile(program, args, { ...options, windowsHide: true }, (error, out, errorText) => {
        if (error?.code === 'ENOENT' || error?.code === 'EACCES') return resolve(null)
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null
        resolve({ code, out, error: errorText })
      })
    })
}
