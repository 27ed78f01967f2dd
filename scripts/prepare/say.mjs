/** Progress goes to standard error: standard output is for results that other programs may read. */
export function say(text) {
  process.stderr.write(`${text}\n`)
}

/** Ends this process with a message a person can act upon. */
export function giveUp(text) {
  say(`\n${text}`)
  process.exit(1)
}
