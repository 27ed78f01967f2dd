import type { CounterView } from '@antre/contract'
import { Band, formatClock, LinkBadge, useLanguage, useText } from '@antre/ui'
import { usePlace, useTrueNow } from '../desk/context.ts'
import { StateMenu } from './state-menu.tsx'

/** Which counter, for whom, what time, and its state with everything that changes the state. */
export function Header({ view }: { readonly view: CounterView }) {
  const text = useText()
  const { store } = usePlace()
  const agencies = [...new Set(view.counter.services.map((service) => text(service.agency)))]
  return (
    <header className="head">
      <div className="head-line">
        <div className="head-who">
          <h1>{text(view.counter.name)}</h1>
          <p title={agencies.join(' · ')}>{agencies.join(' · ')}</p>
        </div>
        <Clock view={view} />
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
  return <time className="head-clock tabular">{formatClock(now, view.mall.timeZone, language)}</time>
}
