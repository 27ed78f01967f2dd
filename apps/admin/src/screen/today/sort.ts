import type { HallView } from '@antre/contract'

export type QueueRow = HallView['services'][number]
export type Column = 'name' | 'waiting' | 'oldest' | 'wait' | 'service' | 'served' | 'counters'

export interface Sorting {
  readonly column: Column
  readonly descending: boolean
}

/** The crowd first. */
export const CROWD_FIRST: Sorting = { column: 'waiting', descending: true }

/** A second press on a column turns it around; a new one starts with the larger figures, names with A. */
export function pressed(sorting: Sorting, column: Column): Sorting {
  if (sorting.column === column) return { column, descending: !sorting.descending }
  return { column, descending: column !== 'name' }
}

type Key = number | string | null

function keyOf(row: QueueRow, column: Column, nameOf: (row: QueueRow) => string, now: number): Key {
  switch (column) {
    case 'name':
      return nameOf(row).toLowerCase()
    case 'waiting':
      return row.waiting
    case 'oldest':
      return row.oldest === null ? null : now - Date.parse(row.oldest)
    case 'wait':
      return row.averageWaitMinutes
    case 'service':
      return row.averageServiceMinutes
    case 'served':
      return row.served
    case 'counters':
      return row.countersOpen
  }
}

/** Rows without a figure come last either way; equals by the longest wait, then by name. */
export function sorted(
  rows: readonly QueueRow[],
  { column, descending }: Sorting,
  nameOf: (row: QueueRow) => string,
  now: number,
): readonly QueueRow[] {
  const compare = (a: Key, b: Key, turn: number): number => {
    if (a === b) return 0
    if (a === null) return 1
    if (b === null) return -1
    return (a < b ? -1 : 1) * turn
  }
  const by = (a: QueueRow, b: QueueRow, key: Column, turn: number): number =>
    compare(keyOf(a, key, nameOf, now), keyOf(b, key, nameOf, now), turn)
  return [...rows].sort(
    (a, b) => by(a, b, column, descending ? -1 : 1) || by(a, b, 'oldest', -1) || by(a, b, 'name', 1),
  )
}

/** Has anything happened with it today, or could it? */
export const isQuiet = (row: QueueRow): boolean => row.issued === 0 && row.waiting === 0
