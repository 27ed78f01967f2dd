import type { Availability, KioskService } from '@antre/contract'
import { formatOpens, useLanguage, useTranslation } from '@antre/ui'
import { IconBolt, IconClock, IconTicketOff, IconUsers } from '@tabler/icons-react'
import type { Opens } from '../catalogue/availability.ts'
import { useClock, useView } from './context.tsx'

export interface ChipProps {
  readonly state: Availability['state']
  readonly opens: Opens
  readonly waiting: number
  readonly staffed: boolean
}

/** How it stands with a queue, in one word and one icon. */
export function QueueChip({ state, opens, waiting, staffed }: ChipProps) {
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
  if (waiting > 0) {
    return (
      <span className="chip chip-waiting">
        <IconUsers aria-hidden="true" />
        {t('chip.waiting', { count: waiting })}
      </span>
    )
  }
  return (
    <span className="chip chip-direct">
      <IconBolt aria-hidden="true" />
      {t(staffed ? 'chip.direct' : 'chip.nobody')}
    </span>
  )
}

export function ServiceChip({ service }: { readonly service: KioskService }) {
  const { availability, waiting, countersOpen } = service
  return (
    <QueueChip
      state={availability.state}
      opens={availability.state === 'open' ? null : availability.opens}
      waiting={waiting}
      staffed={countersOpen > 0}
    />
  )
}

/** "buka Senin 08.00" in the language shown. */
export function useOpens(opens: Opens): string {
  const { mall } = useView()
  const [language] = useLanguage()
  return formatOpens(opens, useClock(), mall.timeZone, language)
}
