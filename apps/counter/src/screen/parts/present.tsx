import type { CounterView } from '@antre/contract'
import { formatClock, NumberText, useLanguage, useText, useTranslation } from '@antre/ui'
import {
  IconArmchair,
  IconCoffee,
  IconPlayerPause,
  IconPrinterOff,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react'
import { phaseOf } from '../desk/allowed.ts'
import { Announcement } from './announcement.tsx'
import { PriorityBadge } from './badges.tsx'

/** Who is at the counter, in the largest type of the screen; or, calmly, that nobody is. */
export function Present({ view }: { readonly view: CounterView }) {
  const { ticket } = view
  return (
    <section className="present" aria-live="polite" data-phase={phaseOf(view)}>
      {ticket ? <Somebody view={view} ticket={ticket} /> : <Nobody view={view} />}
    </section>
  )
}

function Somebody({
  view,
  ticket,
}: {
  readonly view: CounterView
  readonly ticket: NonNullable<CounterView['ticket']>
}) {
  const { t } = useTranslation('counter')
  const text = useText()
  return (
    <>
      <h2 className="visually-hidden">{t('present.heading')}</h2>
      <p className="present-number" data-long={ticket.number.length > 5}>
        <NumberText number={ticket.number} />
      </p>
      <p className="present-service">{text(ticket.serviceName)}</p>
      <Announcement ticket={ticket} />
      <Remarks view={view} ticket={ticket} />
    </>
  )
}

/** What the officer should know of this visit, when there is anything. */
function Remarks({
  view,
  ticket,
}: {
  readonly view: CounterView
  readonly ticket: NonNullable<CounterView['ticket']>
}) {
  const { t } = useTranslation('counter')
  const [language] = useLanguage()
  const text = useText()
  const step = ticket.current + 1
  const following = ticket.steps[ticket.current + 1]
  const then = following && view.targets.services.find((service) => service.id === following.serviceId)
  const foreign = ticket.language !== language && ticket.language !== view.mall.languages[0]
  const paused = view.counter.state === 'paused'
  const steps = ticket.steps.length > 1
  if (!paused && !ticket.priority && !steps && ticket.print !== 'failed' && !foreign) return null
  return (
    <ul className="remarks">
      {paused && (
        <li className="badge" data-tone="notice">
          <IconPlayerPause aria-hidden="true" />
          {t('paused.title')}
        </li>
      )}
      {ticket.priority && (
        <li>
          <PriorityBadge priority={ticket.priority} />
        </li>
      )}
      {steps && (
        <li className="badge" data-flexible>
          <span>
            {t('present.step', { step, steps: ticket.steps.length })}
            {then && `, ${t('present.then', { service: text(then.name) })}`}
          </span>
        </li>
      )}
      {foreign && (
        <li className="badge">
          {t('present.speaks', { language: languageName(ticket.language, language) })}
        </li>
      )}
      {ticket.print === 'failed' && (
        <li className="badge" data-tone="notice">
          <IconPrinterOff aria-hidden="true" />
          {t('present.notPrinted')}
        </li>
      )}
    </ul>
  )
}

const languageName = (code: string, inLanguage: string): string =>
  new Intl.DisplayNames([inLanguage], { type: 'language' }).of(code) ?? code

function Nobody({ view }: { readonly view: CounterView }) {
  const { t } = useTranslation('counter')
  const [language] = useLanguage()
  const { count, list } = view.waiting
  const first = list[0]
  if (view.counter.state === 'paused') {
    const { since } = view.counter
    const parts = [
      ...(since ? [t('paused.since', { time: formatClock(since, view.mall.timeZone, language) })] : []),
      ...(count > 0 ? [t('present.freeWaiting', { count })] : []),
    ]
    return <Calm icon={IconCoffee} tone="notice" title={t('paused.title')} help={parts.join(' · ')} />
  }
  if (!first)
    return <Calm icon={IconArmchair} title={t('present.freeNobody')} help={t('present.freeNobodyHelp')} />
  const help = t('present.freeWaitingHelp', { number: first.number })
  return <Calm icon={IconUsers} title={t('present.freeWaiting', { count })} help={help} />
}

interface CalmProps {
  readonly icon: TablerIcon
  readonly title: string
  readonly help: string
  readonly tone?: 'notice'
}

/** A picture and two lines, where the number would stand. */
function Calm({ icon: Icon, title, help, tone }: CalmProps) {
  return (
    <>
      <span className="present-icon" data-tone={tone}>
        <Icon aria-hidden="true" />
      </span>
      <h2 className="present-free">{title}</h2>
      <p className="present-help">{help}</p>
    </>
  )
}
