import type { KioskService } from '@antre/contract'
import {
  formatCost,
  formatDuration,
  formatWait,
  type Language,
  useLanguage,
  useText,
  useTranslation,
} from '@antre/ui'

/** How long, how long there, what it costs: what everybody asks first. */
export function ServiceFacts({ service }: { readonly service: KioskService }) {
  const { t } = useTranslation('kiosk')
  const [language] = useLanguage()
  return (
    <dl className="facts">
      {service.availability.state === 'open' && (
        <Fact
          value={waitText(service, language, t('service.nobody'))}
          label={service.waiting > 0 ? t('service.waiting', { count: service.waiting }) : t('service.wait')}
        />
      )}
      <Fact value={formatDuration(service.duration, language)} label={t('service.duration')} />
      <CostFact service={service} />
    </dl>
  )
}

/** A sum is said large; what only a sentence can say, as a sentence. */
function CostFact({ service: { cost } }: { readonly service: KioskService }) {
  const { t } = useTranslation('kiosk')
  const text = useText()
  const [language] = useLanguage()
  const unknown = cost.note ? null : t('service.costDepends')
  return (
    <Fact
      value={cost.amount === null ? unknown : formatCost(cost, language)}
      label={t('service.cost')}
      {...(cost.note && { note: text(cost.note) })}
    />
  )
}

function waitText(service: KioskService, language: Language, nobody: string): string {
  if (service.waiting > 0) return formatWait(service.wait, language)
  return service.countersOpen > 0 ? formatWait({ from: 0, to: 0 }, language) : nobody
}

interface FactProps {
  /** null: the note says it all. */
  readonly value: string | null
  readonly label: string
  readonly note?: string
}

function Fact({ value, label, note }: FactProps) {
  return (
    <div className="fact" data-note={note !== undefined} data-plain={value === null}>
      <dt>{label}</dt>
      {value !== null && <dd>{value}</dd>}
      {note && <dd className="fact-note">{note}</dd>}
    </div>
  )
}
