import type { KioskService } from '@antre/contract'
import { useText, useTranslation } from '@antre/ui'
import {
  IconChevronRight,
  IconClock,
  IconEyeOff,
  IconInfoCircle,
  IconRoute,
  IconTicketOff,
} from '@tabler/icons-react'
import { journeyEndingIn } from '../catalogue/offers.ts'
import { useOpens } from '../parts/chip.tsx'
import { useCanTake, useDispatch, useView } from '../parts/context.tsx'
import { ServiceFacts } from '../parts/facts.tsx'
import { Gone } from '../parts/gone.tsx'
import { Leaf } from '../parts/leaf.tsx'
import { Notice } from '../parts/notice.tsx'
import { PriorityChoice } from '../parts/priority-choice.tsx'
import { Requirements } from '../parts/requirements.tsx'
import { TakeButton } from '../parts/take-button.tsx'

/** All there is to know before taking a number: what, how long, what it costs, what to bring. */
export function Service({ id }: { readonly id: string }) {
  const { t } = useTranslation('kiosk')
  const text = useText()
  const view = useView()
  const canTake = useCanTake()
  const service = view.services.find((one) => one.id === id)
  if (!service) return <Gone />
  const agency = view.agencies.find((one) => one.id === service.agencyId)
  const open = service.availability.state === 'open'
  const full = service.availability.state === 'full'
  return (
    <Leaf
      title={text(service.name)}
      lead={agency && text(agency.name) !== text(service.name) && text(agency.name)}
      action={
        <TakeButton
          wish={{ serviceId: id }}
          {...(!open && { obstacle: t(full ? 'service.full' : 'service.closed') })}
        />
      }
      className="service"
    >
      <p className="description">{text(service.description)}</p>
      <ClosedNotice service={service} />
      <ServiceFacts service={service} />
      {open && service.countersOpen === 0 && (
        <Notice icon={<IconInfoCircle aria-hidden="true" />}>{t('service.noCounter')}</Notice>
      )}
      {service.discreet && <Notice icon={<IconEyeOff aria-hidden="true" />}>{t('service.discreet')}</Notice>}
      <Requirements list={service.requirements} title={t('service.bring')} />
      {open && canTake && <PriorityChoice />}
      {open && <PackageHint serviceId={id} />}
    </Leaf>
  )
}

function ClosedNotice({ service }: { readonly service: KioskService }) {
  const { t } = useTranslation('kiosk')
  const { availability } = service
  const opens = useOpens(availability.state === 'open' ? null : availability.opens)
  if (availability.state === 'open') return null
  const full = availability.state === 'full'
  return (
    <Notice
      strong={t(full ? 'service.full' : 'service.closed')}
      icon={full ? <IconTicketOff aria-hidden="true" /> : <IconClock aria-hidden="true" />}
    >
      {availability.opens === null
        ? t('service.closedUnknown')
        : t(full ? 'service.fullHelp' : 'service.closedHelp', { opens })}
    </Notice>
  )
}

/** Whoever needs the steps before this one is told that one number does for all. */
function PackageHint({ serviceId }: { readonly serviceId: string }) {
  const { t } = useTranslation('kiosk')
  const text = useText()
  const view = useView()
  const dispatch = useDispatch()
  const journey = journeyEndingIn(view, serviceId)
  if (!journey) return null
  return (
    <button
      type="button"
      className="hint"
      onClick={() => dispatch({ type: 'open', page: { at: 'journey', id: journey.id } })}
    >
      <IconRoute aria-hidden="true" />
      <span>{t('service.package', { name: text(journey.name), count: journey.steps.length })}</span>
      <IconChevronRight className="row-go" aria-hidden="true" />
    </button>
  )
}
