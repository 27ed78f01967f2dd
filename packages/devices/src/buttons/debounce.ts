/** Identical presses closer than this are one: worn contacts, a button held down. */
export const REPEAT_MS = 300

/** Tells whether a press repeats the one before; each repeat prolongs the silence, so a held key fires once. */
export function repeatFilter(now: () => number, repeatMs: number): (key: string) => boolean {
  let last = ''
  let at = Number.NEGATIVE_INFINITY
  return (key) => {
    const time = now()
    const isRepeat = key === last && time - at < repeatMs
    last = key
    at = time
    return isRepeat
  }
}
