import type { Availability, KioskService } from '@antre/contract'
import { formatOpens, useLanguage, useTranslation } from '@antre/ui'
import { IconBolt, IconClock, IconTicketOff, IconUsers } from '@tabler/icons-react'
import { isFree, type Opens, peopleAhead } from '../catalogue/availability.ts'
import { useClock, useView } from './context.tsx'

export interface ChipProps {
  readonly state: Availability['state']
  readonly opens: Opens
  /** People waiting there. */
  readonly waiting: number
  /** People who come before, if none wait there: for others of the same counters. */
  readonly ahead: number
  readonly free: boolean
}

/** How it stands with a queue, in one word and one icon. */
export function QueueChip({ state, opens, waiting, ahead, free }: ChipProps) {
  const { t } = useTranslation('kiosk')
  const reopening = useOpens(opens)
  if (state === 'closed') {
    return (
      <span className="chip chip-off">
        <IconClock aria-hidden="true" />
        {reopening}
      </span>
    )
  }
  if (state === 'full') {
    return (
      <span className="chip chip-off">
        <IconTicketOff aria-hidden="true" />
        {t('chip.full', { opens: reopening })}
      </span>
    )
  }
  if (waiting > 0 || ahead > 0) {
    return (
      <span className="chip chip-waiting">
        <IconUsers aria-hidden="true" />
        {waiting > 0 ? t('chip.waiting', { count: waiting }) : t('chip.ahead', { count: ahead })}
      </span>
    )
  }
  return (
    <span className="chip chip-direct">
      <IconBolt aria-hidden="true" />
      {t(free ? 'chip.direct' : 'chip.nobody')}
    </span>
  )
}

export function ServiceChip({ service }: { readonly service: KioskService }) {
  const { availability } = service
  return (
    <QueueChip
      state={availability.state}
      opens={availability.state === 'open' ? null : availability.opens}
      waiting={0}
      ahead={peopleAhead(service)}
      free={isFree(service)}
    />
  )
}

/** "buka Senin 08.00" in the language shown. */
export function useOpens(opens: Opens): string {
  const { mall } = useView()
  const [language] = useLanguage()
  return formatOpens(opens, useClock(), mall.timeZone, language)
}
