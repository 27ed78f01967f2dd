import { formatCost, formatDuration, formatWait, type Language, useLanguage, useText, useTranslation } from '@antre/ui'
import type { KioskService } from '@antre/contract'
import { IconCash, IconClockHour4, IconHourglass } from '@tabler/icons-react'
import type { ReactNode } from 'react'

/** How long, how long there, what it costs: what everybody asks first. */
export function ServiceFacts({ service }: { readonly service: KioskService }) {
  const { t } = useTranslation('kiosk')
  const text = useText()
  const [language] = useLanguage()
  const { cost } = service
  return (
    <dl className="facts">
      {service.availability.state === 'open' && (
        <Fact
          icon={<IconHourglass aria-hidden="true" />}
          value={waitText(service, language, t('service.nobody'))}
          label={service.waiting > 0 ? t('service.waiting', { count: service.waiting }) : t('service.wait')}
        />
      )}
      <Fact
        icon={<IconClockHour4 aria-hidden="true" />}
        value={formatDuration(service.duration, language)}
        label={t('service.duration')}
      />
      <Fact
        icon={<IconCash aria-hidden="true" />}
        value={cost.amount === null ? t('service.costDepends') : formatCost(cost, language)}
        label={t('service.cost')}
        {...(cost.note && { note: text(cost.note) })}
      />
    </dl>
  )
}

function waitText(service: KioskService, language: Language, nobody: string): string {
  if (service.waiting > 0) return formatWait(service.wait, language)
  return service.countersOpen > 0 ? formatWait({ from: 0, to: 0 }, language) : nobody
}

interface FactProps {
  readonly icon: ReactNode
  readonly value: string
  readonly label: string
  readonly note?: string
}

function Fact({ icon, value, label, note }: FactProps) {
  return (
    <div className="fact" data-note={note !== undefined}>
      {icon}
      <dt>{label}</dt>
      <dd>{value}</dd>
      {note && <dd className="fact-note">{note}</dd>}
    </div>
  )
}
