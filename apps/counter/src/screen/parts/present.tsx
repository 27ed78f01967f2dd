import type { CounterView } from '@antre/contract'
import { NumberText, useLanguage, useText, useTranslation } from '@antre/ui'
import { IconArmchair, IconPrinterOff, IconUsers } from '@tabler/icons-react'
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

function Somebody({ view, ticket }: { readonly view: CounterView; readonly ticket: NonNullable<CounterView['ticket']> }) {
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

/** What the officer should know of this visit, when there is anything. */
function Remarks({ view, ticket }: { readonly view: CounterView; readonly ticket: NonNullable<CounterView['ticket']> }) {
  const { t } = useTranslation('counter')
  const [language] = useLanguage()
  const text = useText()
  const step = ticket.current + 1
  const following = ticket.steps[ticket.current + 1]
  const then = following && view.targets.services.find((service) => service.id === following.serviceId)
  const foreign = ticket.language !== language && ticket.language !== view.mall.languages[0]
  if (!ticket.priority && ticket.steps.length < 2 && ticket.print !== 'failed' && !foreign) return null
  return (
    <ul className="remarks">
      {ticket.priority && (
        <li>
          <PriorityBadge priority={ticket.priority} />
        </li>
      )}
      {ticket.steps.length > 1 && (
        <li className="badge">
          {t('present.step', { step, steps: ticket.steps.length })}
          {then && `, ${t('present.then', { service: text(then.name) })}`}
        </li>
      )}
      {foreign && (
        <li className="badge">{t('present.speaks', { language: languageName(ticket.language, language) })}</li>
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
  const { count, list } = view.waiting
  const first = list[0]
  const paused = view.counter.state === 'paused'
  const Icon = count > 0 ? IconUsers : IconArmchair
  return (
    <>
      <span className="present-icon">
        <Icon aria-hidden="true" />
      </span>
      <h2 className="present-free">{count > 0 ? t('present.freeWaiting', { count }) : t('present.freeNobody')}</h2>
      {!paused && (
        <p className="present-help">
          {first ? t('present.freeWaitingHelp', { number: first.number }) : t('present.freeNobodyHelp')}
        </p>
      )}
    </>
  )
}
