import type { FaultRow } from '@antre/contract'

/** Put aside by hand it stays away until it changes: another state, or the same one anew. */
export function faultKey({ stationId, deviceId, state, since }: FaultRow): string {
  return [stationId, deviceId ?? '', state, since].join(' ')
}

/** What the strip shows: worst first as the view has it, without what was put aside. */
export function shownFaults(faults: readonly FaultRow[], hidden: readonly string[]): readonly FaultRow[] {
  return faults.filter((fault) => !hidden.includes(faultKey(fault)))
}

/** Nothing is heard in the hall as far as anybody knows: the officer's own voice is needed sooner. */
export function isSilent(faults: readonly FaultRow[]): boolean {
  return faults.some(
    ({ kind, station, severity }) =>
      severity === 'fault' && (kind === 'loudspeaker' || (kind === 'station' && station === 'display')),
  )
}
