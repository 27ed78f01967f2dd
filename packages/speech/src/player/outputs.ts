/** The PC's sound outputs, as far as its browser tells. */
export interface Outputs {
  /** How many there are; null when the browser does not say. */
  count(): Promise<number | null>
  /** Calls when one came or went; the answer ends it. */
  onChange(changed: () => void): () => void
}

/**
 * The outputs that the browser lists. Without permission Chromium lists one of them, unnamed, and none when there is
 * none; Firefox lists none in any case, so that nothing is concluded from it. A page that came over plain HTTP from
 * another machine is told nothing at all.
 */
export function browserOutputs(): Outputs {
  const devices = globalThis.navigator?.mediaDevices as MediaDevices | undefined
  const tellsWithoutPermission = 'userAgentData' in (globalThis.navigator ?? {})
  let seen = false
  return {
    async count() {
      if (devices === undefined) return null
      const listed = await devices.enumerateDevices()
      const count = listed.filter(({ kind }) => kind === 'audiooutput').length
      seen ||= count > 0
      return count === 0 && !seen && !tellsWithoutPermission ? null : count
    },
    onChange(changed) {
      devices?.addEventListener('devicechange', changed)
      return () => devices?.removeEventListener('devicechange', changed)
    },
  }
}
