/** Identical presses closer than this are one: worn contacts, a button held down. */
export const REPEAT_MS = 300

/** Tells whether a line repeats the one before; each repeat prolongs the silence, so a held key fires once. */
export function repeatFilter(now: () => number): (line: string) => boolean {
  let last = ''
  let at = Number.NEGATIVE_INFINITY
  return (line) => {
    const time = now()
    const isRepeat = line === last && time - at < REPEAT_MS
    last = line
    at = time
    return isRepeat
  }
}
