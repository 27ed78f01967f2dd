import type { CounterView } from '@antre/contract'
import { useLanguage, useTranslation } from '@antre/ui'
import { IconClockHour4, IconSpeakerphone, IconUserCheck, IconVolume } from '@tabler/icons-react'
import { useTrueNow } from '../desk/context.ts'
import { isSilent } from '../faults/shown.ts'
import { formatTimer } from '../time/elapsed.ts'
import { stageOf } from './stage.ts'

const ICON = {
  announcing: IconClockHour4,
  recalling: IconClockHour4,
  unheard: IconSpeakerphone,
  announced: IconVolume,
  serving: IconUserCheck,
}

interface AnnouncementProps {
  readonly view: CounterView
  readonly ticket: NonNullable<CounterView['ticket']>
}

/** Has the hall heard it, and how long ago; from the start of service, how long that takes. */
export function Announcement({ view, ticket }: AnnouncementProps) {
  const { t } = useTranslation('counter')
  const [language] = useLanguage()
  const now = useTrueNow()
  const { stage, since } = stageOf(ticket, now, isSilent(view.faults))
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
