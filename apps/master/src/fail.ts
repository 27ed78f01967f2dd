/** Ends the program with a coded message: `antre: CODE: what happened, and what to do`. */
export function fail(code: string, detail: string): never {
  console.error(`antre: ${code}: ${detail}`)
  process.exit(1)
}
