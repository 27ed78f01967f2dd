import type { CounterView } from '@antre/contract'
import { useLanguage, useTranslation } from '@antre/ui'
import { IconClockHour4, IconUserCheck, IconVolume } from '@tabler/icons-react'
import { useTrueNow } from '../desk/context.ts'
import { formatTimer } from '../time/elapsed.ts'

type Ticket = NonNullable<CounterView['ticket']>
type Stage = 'announcing' | 'recalling' | 'announced' | 'serving'

const ICON = { announcing: IconClockHour4, recalling: IconClockHour4, announced: IconVolume, serving: IconUserCheck }

/** Has the hall heard it, and how long ago; from the start of service, how long that takes. */
export function Announcement({ ticket }: { readonly view: CounterView; readonly ticket: Ticket }) {
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

/** The timer counts from the last call until the service starts, then from its start. */
export function stageOf(ticket: Ticket): { readonly stage: Stage; readonly since: string | undefined } {
  const step = ticket.steps[ticket.current]
  if (step?.state === 'serving') return { stage: 'serving', since: step.startedAt ?? step.calledAt }
  const since = ticket.call?.at ?? step?.calledAt
  if (ticket.call && ticket.call.announcedAt === null) return { stage: ticket.call.recall ? 'recalling' : 'announcing', since }
  return { stage: 'announced', since }
}
