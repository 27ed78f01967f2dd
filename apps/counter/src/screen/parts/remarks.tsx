import type { CounterView } from '@antre/contract'
import { useLanguage, useText, useTranslation } from '@antre/ui'
import { IconPlayerPause, IconPrinter, IconPrinterOff } from '@tabler/icons-react'
import { act } from '../desk/act.ts'
import { usePlace, useTrueNow } from '../desk/context.ts'
import { ariaKeys } from '../keys/shortcuts.ts'
import { paperOf } from '../paper/paper.ts'
import { PriorityBadge } from './badges.tsx'
import { letGo } from './let-go.ts'

interface RemarksProps {
  readonly view: CounterView
  readonly ticket: NonNullable<CounterView['ticket']>
}

/** What the officer should know of this visit, when there is anything. */
export function Remarks({ view, ticket }: RemarksProps) {
  const { t } = useTranslation('counter')
  const [language] = useLanguage()
  const text = useText()
  const paper = paperOf(ticket, useTrueNow())
  const step = ticket.current + 1
  const following = ticket.steps[ticket.current + 1]
  const then = following && view.targets.services.find((service) => service.id === following.serviceId)
  const foreign = ticket.language !== language && ticket.language !== view.mall.languages[0]
  const paused = view.counter.state === 'paused'
  const steps = ticket.steps.length > 1
  if (!paused && !ticket.priority && !steps && paper === 'fine' && !foreign) return null
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
        <li className="badge" data-flexible>
          <span>{t('present.speaks', { language: languageName(ticket.language, language) })}</span>
        </li>
      )}
      {paper === 'printing' && (
        <li className="badge" data-tone="from">
          <IconPrinter aria-hidden="true" />
          {t('present.printing')}
        </li>
      )}
      {paper === 'none' && (
        <li>
          <NoPaper view={view} />
        </li>
      )}
    </ul>
  )
}

/** Says that there is no paper, and gets one when pressed. */
function NoPaper({ view }: { readonly view: CounterView }) {
  const { t } = useTranslation('counter')
  const { desk } = usePlace()
  return (
    <button
      type="button"
      className="badge badge-act"
      data-tone="notice"
      aria-keyshortcuts={ariaKeys('reprint')}
      onClick={(event) => {
        letGo(event)
        act(desk, view, 'reprint')
      }}
    >
      <IconPrinterOff aria-hidden="true" />
      <span>{t('present.notPrinted')}</span>
      <strong>{t('present.printIt')}</strong>
    </button>
  )
}

const languageName = (code: string, inLanguage: string): string =>
  new Intl.DisplayNames([inLanguage], { type: 'language' }).of(code) ?? code
