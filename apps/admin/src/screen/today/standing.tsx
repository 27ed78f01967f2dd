import type { HallView } from '@antre/contract'
import { formatOpens, useLanguage, useTranslation } from '@antre/ui'
import type { QueueRow } from './sort.ts'

/** A word when the service is not simply open and served. */
export function Standing({
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
