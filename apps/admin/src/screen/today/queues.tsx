import type { HallView } from '@antre/contract'
import { useText, useTranslation } from '@antre/ui'
import { Button, NativeSelect } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { QueueCards } from './queue-cards.tsx'
import { COLUMNS, type RowsProps } from './queue-rows.ts'
import { QueueTable } from './queue-table.tsx'
import { CROWD_FIRST, isQuiet, type QueueRow, sorted } from './sort.ts'

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
