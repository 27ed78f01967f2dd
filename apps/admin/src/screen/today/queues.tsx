import type { HallView } from '@antre/contract'
import { formatOpens, useLanguage, useText, useTranslation } from '@antre/ui'
import { Button, NativeSelect, Table } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react'
import { useState } from 'react'
import { minutesSince, useSpan } from '../frame/span.ts'
import { type Column, CROWD_FIRST, isQuiet, pressed, type QueueRow, type Sorting, sorted } from './sort.ts'

const COLUMNS: readonly (readonly [
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

/** The crowd is at the top; fifty quiet services would push the counters out of sight. */
const SHOWN = 8

interface QueuesProps {
  readonly view: HallView
  readonly now: number
}

/** The services with people today, the crowd first; on request every service. */
export function Queues({ view, now }: QueuesProps) {
  const { t } = useTranslation('admin')
  const text = useText()
  const narrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false })
  const [sorting, setSorting] = useState(CROWD_FIRST)
  const [all, setAll] = useState(false)
  const total = view.services.length
  const busy = sorted(
    view.services.filter((row) => !isQuiet(row)),
    sorting,
    (row) => text(row.name),
    now,
  )
  const everything = (): readonly QueueRow[] => sorted(view.services, sorting, (row) => text(row.name), now)
  const rows = all ? everything() : busy.slice(0, SHOWN)
  const props = { rows, view, now, sorting, onSort: setSorting }
  return (
    <section className="card queues" aria-labelledby="queues-title">
      <header className="card-head">
        <h2 id="queues-title">{t('queues.title')}</h2>
        {narrow && rows.length > 1 && <SortSelect sorting={sorting} onSort={setSorting} />}
      </header>
      {rows.length === 0 ? (
        <p className="soft">{t('queues.noneActive')}</p>
      ) : narrow ? (
        <QueueCards {...props} />
      ) : (
        <QueueTable {...props} />
      )}
      {(all || rows.length < total) && (
        <Button variant="subtle" size="compact-md" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t('queues.fewer') : t('queues.all', { count: total })}
        </Button>
      )}
    </section>
  )
}

interface RowsProps extends QueuesProps {
  readonly rows: readonly QueueRow[]
  readonly sorting: Sorting
  readonly onSort: (sorting: Sorting) => void
}

function QueueTable({ rows, view, now, sorting, onSort }: RowsProps) {
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

function SortSelect({ sorting, onSort }: Pick<RowsProps, 'sorting' | 'onSort'>) {
  const { t } = useTranslation('admin')
  return (
    <NativeSelect
      aria-label={t('queues.sortBy')}
      value={sorting.column}
      onChange={(event) => {
        const column = COLUMNS.find(([name]) => name === event.currentTarget.value)?.[0]
        if (column) onSort({ column, descending: column !== 'name' })
      }}
      data={COLUMNS.map(([value, label]) => ({ value, label: t(`queues.${label}`) }))}
    />
  )
}

function QueueCards({ rows, view, now }: RowsProps) {
  const { t } = useTranslation('admin')
  const text = useText()
  const span = useSpan()
  return (
    <ul className="queue-cards">
      {rows.map((row) => (
        <li key={row.id}>
          <div className="queue-card-head">
            <p>
              <span className="queue-name">{text(row.name)}</span>
              <span className="soft">
                {text(row.agency)} <Standing row={row} view={view} now={now} />
              </span>
            </p>
            <p className="queue-card-waiting">
              <strong className="tabular">{row.waiting}</strong>
              <span className="soft">{t('queues.waiting').toLowerCase()}</span>
            </p>
          </div>
          <dl>
            <Figure name={t('queues.oldest')}>
              {span(row.oldest === null ? null : minutesSince(row.oldest, now))}
            </Figure>
            <Figure name={t('queues.wait')}>{span(row.averageWaitMinutes)}</Figure>
            <Figure name={t('queues.served')}>{String(row.served)}</Figure>
            <Figure name={t('queues.counters')}>{String(row.countersOpen)}</Figure>
          </dl>
        </li>
      ))}
    </ul>
  )
}

function Figure({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="tabular">{children}</dd>
    </div>
  )
}

/** A word when the service is not simply open and served. */
function Standing({
  row,
  view,
  now,
}: {
  readonly row: QueueRow
  readonly view: HallView
  readonly now: number
}) {
  const { t } = useTranslation('admin')
  const [language] = useLanguage()
  if (row.waiting > 0 && row.countersOpen === 0)
    return (
      <span className="chip" data-tone="notice">
        {t('queues.unserved')}
      </span>
    )
  if (row.availability.state === 'full')
    return (
      <span className="chip" data-tone="notice">
        {t('queues.full')}
      </span>
    )
  if (row.availability.state === 'closed') {
    return (
      <span className="chip">{formatOpens(row.availability.opens, now, view.mall.timeZone, language)}</span>
    )
  }
  return null
}
