import { useLanguage, useText, useTranslation } from '@antre/ui'
import { IconCheck, IconClock, IconMinus } from '@tabler/icons-react'
import { type JourneyStep, journeySteps, journeySummary } from '../catalogue/availability.ts'
import { costWord } from '../catalogue/cost.ts'
import { ServiceChip, useOpens } from '../parts/chip.tsx'
import { useCanTake, useDispatch, useFlow, useView } from '../parts/context.tsx'
import { Gone } from '../parts/gone.tsx'
import { Leaf } from '../parts/leaf.tsx'
import { Notice } from '../parts/notice.tsx'
import { PriorityChoice } from '../parts/priority-choice.tsx'
import { Requirements } from '../parts/requirements.tsx'
import { TakeButton } from '../parts/take-button.tsx'

/** Several counters, one number: in order, or as one chooses. */
export function Journey({ id }: { readonly id: string }) {
  const { t } = useTranslation('kiosk')
  const text = useText()
  const view = useView()
  const canTake = useCanTake()
  const leftOut = useFlow((flow) => flow.leftOut)
  const journey = view.journeys.find((one) => one.id === id)
  const steps = journey ? journeySteps(view, journey) : []
  const summary = journeySummary(steps)
  const opens = useOpens(summary.opens)
  if (!journey) return <Gone />

  const isChosen = ({ service, optional, open }: JourneyStep): boolean =>
    !optional || (open && !leftOut.includes(service.id))
  const chosen = steps.filter(isChosen)
  const open = summary.state === 'open'
  const fixed = journey.order === 'fixed'
  return (
    <Leaf
      title={text(journey.name)}
      lead={text(journey.description)}
      action={
        <TakeButton
          wish={{ journeyId: id, serviceIds: chosen.map(({ service }) => service.id) }}
          {...(!open && { obstacle: t(summary.state === 'full' ? 'service.full' : 'service.closed') })}
          {...(open && chosen.length === 0 && { obstacle: t('journey.none') })}
        />
      }
      className="journey"
    >
      {!open && (
        <Notice
          strong={t(summary.state === 'full' ? 'service.full' : 'service.closed')}
          icon={<IconClock aria-hidden="true" />}
        >
          {summary.opens === null ? t('service.closedUnknown') : t('service.closedHelp', { opens })}
        </Notice>
      )}
      <section>
        <h2 className="section">
          {t(fixed ? 'journey.fixed' : 'journey.free')} {!fixed && <span>{t('journey.freeHelp')}</span>}
        </h2>
        <ol className="steps" data-order={journey.order}>
          {steps.map((step, i) => (
            <li key={step.service.id}>
              <Step step={step} place={i + 1} chosen={isChosen(step)} fixed={fixed} />
            </li>
          ))}
        </ol>
      </section>
      <Requirements list={chosen.flatMap(({ service }) => service.requirements)} title={t('journey.bring')} />
      {open && canTake && <PriorityChoice />}
    </Leaf>
  )
}

interface StepProps {
  readonly step: JourneyStep
  readonly place: number
  readonly chosen: boolean
  readonly fixed: boolean
}

function Step({ step, place, chosen, fixed }: StepProps) {
  const dispatch = useDispatch()
  const { service, optional, open } = step
  if (!optional) {
    return (
      <div className="step">
        <span className="step-place">{place}</span>
        <StepText step={step} />
      </div>
    )
  }
  return (
    <button
      type="button"
      className="step"
      aria-pressed={chosen}
      disabled={!open}
      onClick={() => dispatch({ type: 'toggle-step', serviceId: service.id })}
    >
      {fixed && <span className="step-place">{place}</span>}
      {!fixed && (
        <span className="step-box">
          {chosen ? <IconCheck aria-hidden="true" /> : <IconMinus aria-hidden="true" />}
        </span>
      )}
      <StepText step={step} />
    </button>
  )
}

function StepText({ step: { service } }: { readonly step: JourneyStep }) {
  const { t } = useTranslation('kiosk')
  const text = useText()
  const [language] = useLanguage()
  const view = useView()
  const agency = view.agencies.find(({ id }) => id === service.agencyId)
  return (
    <span className="step-text">
      <span className="tile-name">{text(service.name)}</span>
      <span className="tile-hint">
        {agency && text(agency.short)} · {costWord(service, language, t('service.costDepends'))}
      </span>
      <ServiceChip service={service} />
    </span>
  )
}
