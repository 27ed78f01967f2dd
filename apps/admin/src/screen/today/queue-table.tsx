import { useText, useTranslation } from '@antre/ui'
import { Table } from '@mantine/core'
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react'
import { minutesSince, useSpan } from '../frame/span.ts'
import { COLUMNS, type RowsProps } from './queue-rows.ts'
import { type Column, pressed, type Sorting } from './sort.ts'
import { Standing } from './standing.tsx'

/** On a desk: one row a service, sortable by every column. */
export function QueueTable({ rows, view, now, sorting, onSort }: RowsProps) {
  const { t } = useTranslation('admin')
  const text = useText()
  const span = useSpan()
  return (
    <Table className="queue-table" verticalSpacing="xs" highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          {COLUMNS.map(([column, label]) => (
            <SortHead key={column} column={column} sorting={sorting} onSort={onSort}>
              {t(`queues.${label}`)}
            </SortHead>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.id}>
            <Table.Th scope="row">
              <span className="queue-name">{text(row.name)}</span>
              <span className="soft">
                {text(row.agency)} <Standing row={row} view={view} now={now} />
              </span>
            </Table.Th>
            <Table.Td className="queue-waiting">{row.waiting}</Table.Td>
            <Table.Td>{span(row.oldest === null ? null : minutesSince(row.oldest, now))}</Table.Td>
            <Table.Td>{span(row.averageWaitMinutes)}</Table.Td>
            <Table.Td>{span(row.averageServiceMinutes)}</Table.Td>
            <Table.Td>{row.served}</Table.Td>
            <Table.Td>{row.countersOpen}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

interface SortHeadProps {
  readonly column: Column
  readonly sorting: Sorting
  readonly onSort: (sorting: Sorting) => void
  readonly children: string
}

function SortHead({ column, sorting, onSort, children }: SortHeadProps) {
  const mine = sorting.column === column
  const Icon = !mine ? IconArrowsSort : sorting.descending ? IconArrowDown : IconArrowUp
  return (
    <Table.Th aria-sort={!mine ? 'none' : sorting.descending ? 'descending' : 'ascending'}>
      <button
        type="button"
        className="sort"
        data-mine={mine}
        onClick={() => onSort(pressed(sorting, column))}
      >
        <span>{children}</span>
        <Icon aria-hidden="true" />
      </button>
    </Table.Th>
  )
}
