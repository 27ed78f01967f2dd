import type { HallView } from '@antre/contract'
import { canPrint } from '@antre/domain'
import type { Station } from '../health/names.ts'

/** A kiosk as a place to print: `away` and `broken` ones would not give the paper now. */
export interface PrintPlace {
  readonly id: string
  readonly state: 'ready' | 'away' | 'broken'
  /** What its worst printer says, when it is broken. */
  readonly printer: Station['devices'][number] | undefined
  readonly ticketsLeft: number | undefined
}

/** The kiosks of the hall, those that print first; `first` (where it was to be printed) before its like. */
export function printPlaces(stations: HallView['stations'], first: string): readonly PrintPlace[] {
  return stations
    .filter(({ kind }) => kind === 'kiosk')
    .map(placeOf)
    .toSorted(
      (a, b) =>
        Number(a.state !== 'ready') - Number(b.state !== 'ready') ||
        Number(a.id !== first) - Number(b.id !== first) ||
        a.id.localeCompare(b.id, undefined, { numeric: true }),
    )
}

function placeOf({ id, connected, devices }: Station): PrintPlace {
  const printers = devices.filter((device) => device.kind === 'printer')
  const broken = printers.find(({ severity }) => severity === 'fault')
  // By the master's own rule, so that nothing is offered that it would refuse.
  const able = canPrint({
    devices: Object.fromEntries(
      printers.map(({ heardAt: _heard, ...printer }) => [printer.id, { ...printer, since: 0 }]),
    ),
  })
  return {
    id,
    state: !connected ? 'away' : able ? 'ready' : 'broken',
    printer: broken ?? printers[0],
    ticketsLeft: printers.find(({ severity }) => severity !== 'fault')?.ticketsLeft,
  }
}
