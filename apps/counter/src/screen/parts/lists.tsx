import type { CounterView } from '@antre/contract'
import { useTranslation } from '@antre/ui'
import { type KeyboardEvent, useRef, useState } from 'react'
import { AsideList } from './aside-list.tsx'
import { useWide } from './use-wide.ts'
import { WaitingList, WaitingSummary } from './waiting-list.tsx'

/** Who waits and who stands aside: beside each other's heading when there is room, else one at a time. */
export function Lists({ view }: { readonly view: CounterView }) {
  return useWide() ? <Both view={view} /> : <Tabbed view={view} />
}

function Both({ view }: { readonly view: CounterView }) {
  const { t } = useTranslation('counter')
  return (
    <div className="lists" data-layout="both">
      <section className="list-part" data-part="waiting" aria-labelledby="waiting-title">
        <header className="list-head">
          <h2 id="waiting-title">{t('waiting.title')}</h2>
          <WaitingSummary view={view} />
        </header>
        <WaitingList view={view} />
      </section>
      {view.aside.length > 0 && (
        <section className="list-part" data-part="aside" aria-labelledby="aside-title">
          <header className="list-head">
            <h2 id="aside-title">{t('aside.title')}</h2>
            <p>{t('waiting.people', { count: view.aside.length })}</p>
          </header>
          <AsideList view={view} />
        </section>
      )}
    </div>
  )
}

const TABS = ['waiting', 'aside'] as const

function Tabbed({ view }: { readonly view: CounterView }) {
  const { t } = useTranslation('counter')
  const [tab, setTab] = useState<(typeof TABS)[number]>('waiting')
  const bar = useRef<HTMLDivElement>(null)
  const count = { waiting: view.waiting.count, aside: view.aside.length }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    const other = tab === 'waiting' ? 'aside' : 'waiting'
    setTab(other)
    bar.current?.querySelector<HTMLElement>(`#tab-${other}`)?.focus()
  }
  return (
    <section className="lists" data-layout="tabs">
      <header className="list-head">
        <div className="tabs" role="tablist" ref={bar} onKeyDown={onKey}>
          {TABS.map((name) => (
            <button
              key={name}
              id={`tab-${name}`}
              type="button"
              role="tab"
              aria-selected={tab === name}
              aria-controls="list-panel"
              tabIndex={tab === name ? 0 : -1}
              onClick={() => setTab(name)}
            >
              {t(`${name}.title`)}
              <span className="tab-count tabular">{count[name]}</span>
            </button>
          ))}
        </div>
        {tab === 'waiting' && <WaitingSummary view={view} short />}
      </header>
      <div id="list-panel" className="list-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {tab === 'waiting' ? <WaitingList view={view} /> : <AsideList view={view} />}
      </div>
    </section>
  )
}
