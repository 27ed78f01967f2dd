import type { KioskService } from '@antre/contract'
import { formatCost, formatDuration, formatWait, useLanguage, useText, useTranslation } from '@antre/ui'
import { peopleAhead } from '../catalogue/availability.ts'

/** How long, how long there, what it costs: what everybody asks first. */
export function ServiceFacts({ service }: { readonly service: KioskService }) {
  const { t } = useTranslation('kiosk')
  const [language] = useLanguage()
  return (
    <dl className="facts">
      {service.availability.state === 'open' && <WaitFact service={service} />}
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
      {...(cost.note && { note: unbroken(text(cost.note)) })}
    />
  )
}

/** Without an open counter nobody can say how long: then only how many. */
function WaitFact({ service }: { readonly service: KioskService }) {
  const { t } = useTranslation('kiosk')
  const [language] = useLanguage()
  const count = peopleAhead(service)
  if (service.countersOpen === 0) {
    return count > 0 ? (
      <Fact value={t('service.people', { count })} label={t('service.peopleAhead')} />
    ) : (
      <Fact value={t('service.nobody')} label={t('service.nobodyAhead')} />
    )
  }
  return (
    <Fact
      value={formatWait(service.wait, language)}
      label={count > 0 ? t('service.waiting', { count }) : t('service.next')}
    />
  )
}

/** A sum stays on one line with its currency. */
const unbroken = (words: string): string => words.replace(/Rp (?=\d)/g, 'Rp\u00a0')

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
