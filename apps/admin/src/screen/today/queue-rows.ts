import type { HallView } from '@antre/contract'
import type { Column, QueueRow, Sorting } from './sort.ts'

/** The columns in their order, each with the key of its heading. */
export const COLUMNS: readonly (readonly [
  Column,
  'service' | 'waiting' | 'oldest' | 'wait' | 'serviceTime' | 'served' | 'counters',
])[] = [
  ['name', 'service'],
  ['waiting', 'waiting'],
  ['oldest', 'oldest'],
  ['wait', 'wait'],
  ['service', 'serviceTime'],
  ['served', 'served'],
  ['counters', 'counters'],
]

/** What a table or cards of queues need. */
export interface RowsProps {
  readonly view: HallView
  readonly now: number
  readonly rows: readonly QueueRow[]
  readonly sorting: Sorting
  readonly onSort: (sorting: Sorting) => void
}
