import type { KioskService, TicketView } from '@antre/contract'
import { formatClock, formatCost, useLanguage, useTranslation } from '@antre/ui'
import { useView } from './context.tsx'

/** How many before me, when about, what it costs. */
export function TicketFacts({
  ticket,
  services,
}: {
  readonly ticket: TicketView
  readonly services: readonly KioskService[]
}) {
  const { t } = useTranslation('kiosk')
  const [language] = useLanguage()
  const { mall } = useView()
  const [service] = services
  const clock = (iso: string): string => formatClock(iso, mall.timeZone, language)
  const { ahead, estimate } = ticket
  const present = services.find(({ id }) => id === ticket.steps[ticket.current]?.serviceId)
  const staffed = ticket.staffed ?? (present === undefined || present.countersOpen > 0)
  return (
    <dl className="ticket-facts">
      {ahead !== undefined && (
        <div>
          <dd>{ahead === 0 ? t('ticket.next') : ahead}</dd>
          <dt>{ahead === 0 ? t('ticket.turn') : t('ticket.ahead', { count: ahead })}</dt>
        </div>
      )}
      {estimate && (
        <div className="ticket-fact-wide">
          <dd>{staffed ? span(clock(estimate.from), clock(estimate.to)) : t('ticket.whenOpen')}</dd>
          <dt>{t('ticket.call')}</dt>
        </div>
      )}
      {services.length > 1 && (
        <div>
          <dd>{services.length}</dd>
          <dt>{t('ticket.steps')}</dt>
        </div>
      )}
      {services.length === 1 && service && (
        <div>
          <dd>
            {service.cost.amount === null ? t('service.costDepends') : formatCost(service.cost, language)}
          </dd>
          <dt>{t('ticket.cost')}</dt>
        </div>
      )}
    </dl>
  )
}

const span = (from: string, to: string): string => (from === to ? from : `${from}–${to}`)
