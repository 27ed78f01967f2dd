import type { CounterView } from '@antre/contract'
import { formatClock, NumberText, useLanguage, useText, useTranslation } from '@antre/ui'
import { IconArmchair, IconCoffee, IconUsers, type TablerIcon } from '@tabler/icons-react'
import { phaseOf } from '../desk/allowed.ts'
import { Announcement } from './announcement.tsx'
import { Remarks } from './remarks.tsx'

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
      <Announcement view={view} ticket={ticket} />
      <Remarks view={view} ticket={ticket} />
    </>
  )
}

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
