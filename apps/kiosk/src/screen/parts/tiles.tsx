import type { KioskJourney, KioskService, KioskView } from '@antre/contract'
import { AgencyIcon, formatDuration, useLanguage, useText, useTranslation } from '@antre/ui'
import { IconChevronRight } from '@tabler/icons-react'
import { agencySummary, journeySteps, journeySummary, servicesOf } from '../catalogue/availability.ts'
import { costWord } from '../catalogue/cost.ts'
import { QueueChip, ServiceChip } from './chip.tsx'
import { useDispatch, useView } from './context.tsx'

/** An agency: name, an example, how full it is. With a single service it leads straight to that. */
export function AgencyTile({ agency }: { readonly agency: KioskView['agencies'][number] }) {
  const view = useView()
  const text = useText()
  const dispatch = useDispatch()
  const services = servicesOf(view, agency.id)
  const summary = agencySummary(services)
  const only = services.length === 1 ? services[0] : undefined
  return (
    <button
      type="button"
      className="tile"
      data-state={summary.state}
      onClick={() =>
        dispatch({
          type: 'open',
          page: only ? { at: 'service', id: only.id } : { at: 'agency', id: agency.id },
        })
      }
    >
      <span className="tile-icon">
        <AgencyIcon name={agency.icon} />
      </span>
      <span className="tile-text">
        <span className="tile-name">{text(agency.short)}</span>
        <span className="tile-hint">{text(agency.hint)}</span>
        <QueueChip {...summary} />
      </span>
    </button>
  )
}

/** A service in the short list of the first page. */
export function FrequentTile({ service }: { readonly service: KioskService }) {
  const view = useView()
  const text = useText()
  const dispatch = useDispatch()
  const agency = view.agencies.find(({ id }) => id === service.agencyId)
  return (
    <button
      type="button"
      className="tile tile-frequent"
      data-state={service.availability.state}
      onClick={() => dispatch({ type: 'open', page: { at: 'service', id: service.id } })}
    >
      <span className="tile-icon">
        <AgencyIcon name={agency?.icon ?? ''} />
      </span>
      <span className="tile-text">
        <span className="tile-name">{text(service.name)}</span>
        {agency && <span className="tile-hint">{text(agency.short)}</span>}
      </span>
    </button>
  )
}

/** The door to the packages, among what is asked for often. */
export function JourneysTile() {
  const { t } = useTranslation('kiosk')
  const view = useView()
  const text = useText()
  const dispatch = useDispatch()
  return (
    <button
      type="button"
      className="tile tile-frequent tile-journeys"
      onClick={() => dispatch({ type: 'open', page: { at: 'journeys' } })}
    >
      <span className="tile-icon">
        <AgencyIcon name="route" />
      </span>
      <span className="tile-text">
        <span className="tile-name">{t('home.journeysTile')}</span>
        <span className="tile-hint">{view.journeys.map(({ name }) => text(name)).join(' · ')}</span>
      </span>
      <IconChevronRight className="row-go" aria-hidden="true" />
    </button>
  )
}

/** A service as a row: in its agency's list, or (with `agency`) in search results. */
export function ServiceRow({
  service,
  agency,
}: {
  readonly service: KioskService
  readonly agency?: boolean
}) {
  const view = useView()
  const text = useText()
  const dispatch = useDispatch()
  const { t } = useTranslation('kiosk')
  const [language] = useLanguage()
  const owner = view.agencies.find(({ id }) => id === service.agencyId)
  return (
    <button
      type="button"
      className="row"
      data-state={service.availability.state}
      onClick={() => dispatch({ type: 'open', page: { at: 'service', id: service.id } })}
    >
      {agency && (
        <span className="tile-icon">
          <AgencyIcon name={owner?.icon ?? ''} />
        </span>
      )}
      <span className="row-text">
        <span className="tile-name">{text(service.name)}</span>
        <span className="tile-hint">{agency ? owner && text(owner.short) : text(service.description)}</span>
        <span className="row-facts">
          <ServiceChip service={service} />
          <span className="tile-hint">
            {costWord(service, language, t('service.costDepends'))} ·{' '}
            {formatDuration(service.duration, language)}
          </span>
        </span>
      </span>
      <IconChevronRight className="row-go" aria-hidden="true" />
    </button>
  )
}

/** A package: one number for several counters. */
export function JourneyRow({
  journey,
  kind = false,
}: {
  readonly journey: KioskJourney
  readonly kind?: boolean
}) {
  const view = useView()
  const text = useText()
  const dispatch = useDispatch()
  const { t } = useTranslation('kiosk')
  const steps = journeySteps(view, journey)
  const summary = journeySummary(steps)
  return (
    <button
      type="button"
      className="row row-journey"
      data-state={summary.state}
      onClick={() => dispatch({ type: 'open', page: { at: 'journey', id: journey.id } })}
    >
      <span className="tile-icon">
        <AgencyIcon name={journey.icon} />
      </span>
      <span className="row-text">
        <span className="tile-name">{text(journey.name)}</span>
        <span className="tile-hint">{kind ? t('search.package') : text(journey.description)}</span>
        {summary.state === 'open' ? (
          <span className="chip chip-package">{t('chip.steps', { count: steps.length })}</span>
        ) : (
          <QueueChip {...summary} waiting={0} ahead={0} free />
        )}
      </span>
      <IconChevronRight className="row-go" aria-hidden="true" />
    </button>
  )
}
