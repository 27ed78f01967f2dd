import type { CounterView } from '@antre/contract'
import { Band, formatClock, LinkBadge, useLanguage, useText, useTranslation, useViewStore } from '@antre/ui'
import { usePlace, useTrueNow } from '../desk/context.ts'
import { StateMenu } from './state-menu.tsx'

/** Which counter, for whom, what time, and its state with everything that changes the state. */
export function Header({ view }: { readonly view: CounterView }) {
  const { t } = useTranslation('counter')
  const text = useText()
  const { store } = usePlace()
  const agencies = [...new Set(view.counter.services.map((service) => text(service.agency)))]
  const away = useViewStore(store, (state) => state.link === 'away')
  return (
    <header className="head" data-away={away}>
      <div className="head-line">
        <div className="head-who">
          <h1 title={text(view.counter.name)}>{text(view.counter.name)}</h1>
          <p title={agencies.join(' · ')}>{agencies.join(' · ')}</p>
        </div>
        <div className="head-when tabular">
          <Clock view={view} />
          <span className="head-served">{t('today.short', { count: view.today.served })}</span>
        </div>
        <StateMenu view={view} />
      </div>
      <Band />
      <div className="head-link">
        <LinkBadge store={store} timeZone={view.mall.timeZone} />
      </div>
    </header>
  )
}

function Clock({ view }: { readonly view: CounterView }) {
  const now = useTrueNow()
  const [language] = useLanguage()
  return <time className="head-clock">{formatClock(now, view.mall.timeZone, language)}</time>
}
