import type { CounterView } from '@antre/contract'
import { formatClock, NumberText, useLanguage, useTranslation } from '@antre/ui'
import { IconArrowBackUp, IconPlayerPause, IconUserX } from '@tabler/icons-react'
import { useDesk, usePlace } from '../desk/context.ts'
import { letGo } from './let-go.ts'
import { CallRow } from './waiting-list.tsx'

/** On hold or absent: out of line, but not gone. */
export function AsideList({ view }: { readonly view: CounterView }) {
  const { t } = useTranslation('counter')
  if (view.aside.length === 0) return <p className="list-empty">{t('aside.nobody')}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling list must be reachable by keyboard
    <ul className="rows" tabIndex={0} aria-label={t('aside.title')}>
      {view.aside.map((entry) => (
        <AsideRow key={entry.id} entry={entry} view={view} />
      ))}
    </ul>
  )
}

function AsideRow({
  entry,
  view,
}: {
  readonly entry: CounterView['aside'][number]
  readonly view: CounterView
}) {
  const { t } = useTranslation('counter')
  const [language] = useLanguage()
  const { desk } = usePlace()
  const pending = useDesk((state) => state.lock.pending)
  const { number } = entry
  const Icon = entry.state === 'held' ? IconPlayerPause : IconUserX
  return (
    <li className="row">
      <div className="row-main">
        <NumberText number={number} className="row-number" />
        <span className="badge" data-tone="from">
          <Icon aria-hidden="true" />
          <span>
            {t(`aside.${entry.state}`)} {formatClock(entry.at, view.mall.timeZone, language)}
          </span>
        </span>
      </div>
      <button
        type="button"
        className="row-act"
        data-word
        aria-label={t('action.reinstateOf', { number })}
        aria-disabled={pending !== null}
        onClick={(event) => {
          letGo(event)
          void desk.press({ type: 'reinstate', ticketId: entry.id })
        }}
      >
        <IconArrowBackUp aria-hidden="true" />
        <span>{t('action.reinstate')}</span>
      </button>
      <CallRow view={view} number={number} />
    </li>
  )
}
