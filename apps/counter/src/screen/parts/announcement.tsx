import type { CounterView } from '@antre/contract'
import { useLanguage, useTranslation } from '@antre/ui'
import { IconClockHour4, IconUserCheck, IconVolume } from '@tabler/icons-react'
import { useTrueNow } from '../desk/context.ts'
import { formatTimer } from '../time/elapsed.ts'
import { stageOf } from './stage.ts'

type Ticket = NonNullable<CounterView['ticket']>

const ICON = {
  announcing: IconClockHour4,
  recalling: IconClockHour4,
  announced: IconVolume,
  serving: IconUserCheck,
}

/** Has the hall heard it, and how long ago; from the start of service, how long that takes. */
export function Announcement({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('counter')
  const [language] = useLanguage()
  const now = useTrueNow()
  const { stage, since } = stageOf(ticket)
  const Icon = ICON[stage]
  return (
    <p className="stage" data-stage={stage}>
      <Icon aria-hidden="true" />
      <span>{t(`present.${stage}`)}</span>
      {since && (
        <>
          <span aria-hidden="true">·</span>
          <time className="tabular" aria-live="off">
            {formatTimer(now - Date.parse(since), language)}
          </time>
        </>
      )}
    </p>
  )
}
