import type { HallView } from '@antre/contract'
import { NumberText, usePrintFailure, useTranslation } from '@antre/ui'
import { Button, Loader } from '@mantine/core'
import { IconCircleCheck, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useStationNames } from '../health/names.ts'
import { PrintAgain } from './print-again.tsx'
import { type Reprint, useReprints } from './use-reprints.ts'

interface Row {
  readonly id: string
  readonly number: string
  /** Where it was to come out. */
  readonly station: string
  /** Why it did not; null once it did. */
  readonly reason: string | null
  readonly reprint: Reprint | undefined
}

/** Whose number never came out on paper: why, and the paper once more where a printer works. */
export function PrintFailures({ view }: { readonly view: HallView }) {
  const { t } = useTranslation('admin')
  const nameOf = useStationNames(view)
  const reprints = useReprints()
  const [asking, setAsking] = useState<Row | null>(null)
  const rows = rowsOf(view, reprints.list)
  if (rows.length === 0 && asking === null) return null
  const left = rows.filter(({ reason }) => reason !== null).length
  return (
    <section className="card prints" aria-labelledby="prints-title">
      <header className="card-head">
        <h2 id="prints-title">{t('prints.title')}</h2>
        {left > 0 && <span className="count tabular">{left}</span>}
      </header>
      <p className="soft">{t('prints.help')}</p>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <NumberText number={row.number} className="prints-number" />
            <PrintState row={row} nameOf={nameOf} />
            {row.reprint?.state !== 'pending' && row.reason !== null && (
              <Button
                variant="default"
                size="compact-md"
                leftSection={<IconPrinter aria-hidden="true" size="1.1rem" />}
                aria-label={t('prints.againOf', { number: row.number })}
                onClick={() => setAsking(row)}
              >
                {t('prints.again')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asking && (
        <PrintAgain
          view={view}
          ticket={asking}
          nameOf={nameOf}
          print={reprints.print}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  )
}

function PrintState({ row, nameOf }: { readonly row: Row; readonly nameOf: (id: string) => string }) {
  const { t } = useTranslation('admin')
  const why = usePrintFailure()
  const { reprint, reason, station } = row
  const at = nameOf(reprint?.at ?? station)
  if (reprint?.state === 'pending') {
    return (
      <p className="prints-state" role="status">
        <Loader size="1rem" aria-hidden="true" />
        {t('prints.pending', { station: at })}
      </p>
    )
  }
  if (reprint?.state === 'printed') {
    return (
      <p className="prints-state" data-state="printed" role="status">
        <IconCircleCheck aria-hidden="true" />
        {t('prints.printed', { station: at })}
      </p>
    )
  }
  return (
    <p className="prints-state" role={reprint ? 'status' : undefined}>
      <span>
        {at}
        <span className="prints-why">
          {reprint?.state === 'unknown'
            ? t('prints.unknown')
            : why(reprint?.reason ?? reason ?? 'unconfirmed')}
        </span>
      </span>
    </p>
  )
}

/**
 * The hall's list, and what this console follows. A paper that has come out leaves the hall's list; until then its
 * place here does not change.
 */
export function rowsOf({ printFailures }: HallView, list: readonly Reprint[]): readonly Row[] {
  const following = new Map(list.map((reprint) => [reprint.id, reprint]))
  const listed = printFailures.map(({ id, number, reason, station }): Row => {
    const reprint = following.get(id)
    return { id, number, station, reprint, reason: reprint?.state === 'printed' ? null : reason }
  })
  const gone = list.filter(
    ({ id, state }) => state !== 'unknown' && !printFailures.some((each) => each.id === id),
  )
  return [
    ...listed,
    ...gone.map((reprint): Row => {
      const { id, number, at = '', state, reason = 'unconfirmed' } = reprint
      return { id, number, station: at, reprint, reason: state === 'failed' ? reason : null }
    }),
  ]
}
