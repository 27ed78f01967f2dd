import type { DisplayView } from '@antre/contract'
import { LinkBadge, TopBar, useNow, useText, useTranslation, useViewStore, type ViewStore } from '@antre/ui'
import { useStore } from 'zustand'
import type { Announcer } from './calls/announcer.ts'
import { earlierCalls, shownCall } from './calls/queue.ts'
import { CallPanel } from './parts/call-panel.tsx'
import { EarlierCalls } from './parts/earlier-calls.tsx'
import { SoundMark } from './parts/marks.tsx'
import { MediaPanel, usePlayable } from './parts/media-panel.tsx'
import { Ticker } from './parts/ticker.tsx'
import { usePainted } from './parts/use-painted.ts'
import { Welcome } from './parts/welcome.tsx'
import type { Loudspeaker } from './sound/loudspeaker.ts'

export interface AppProps {
  readonly store: ViewStore<DisplayView>
  readonly announcer: Announcer
  readonly loudspeaker: Loudspeaker
}

export function App({ store, announcer, loudspeaker }: AppProps) {
  const view = useViewStore(store, (state) => state.view)
  const { t } = useTranslation('display')
  if (!view) return <p className="starting">{t('starting')}</p>
  return <Screen view={view} store={store} announcer={announcer} loudspeaker={loudspeaker} />
}

function Screen({ view, store, announcer, loudspeaker }: AppProps & { readonly view: DisplayView }) {
  const text = useText()
  const now = useNow(store)
  const link = useViewStore(store, (state) => state.link)
  const queue = useStore(announcer.queue)
  const blocked = useStore(loudspeaker.state, (state) => state.blocked)
  usePainted(queue.turn?.call.id, announcer.painted)
  return (
    <div className="screen" data-link={link}>
      <TopBar
        name={text(view.mall.name)}
        place={text(view.mall.place)}
        now={now}
        timeZone={view.mall.timeZone}
      >
        <span className="zone">{text(view.zone.name)}</span>
        <span className="marks">
          <LinkBadge store={store} timeZone={view.mall.timeZone} />
          <SoundMark blocked={blocked} fault={queue.fault} />
        </span>
      </TopBar>
      <Hall view={view} now={now} announcer={announcer} />
      <Ticker lines={view.ticker} />
    </div>
  )
}

interface HallProps {
  readonly view: DisplayView
  readonly now: number
  readonly announcer: Announcer
}

function Hall({ view, now, announcer }: HallProps) {
  const queue = useStore(announcer.queue)
  const media = usePlayable(view.media)
  const shown = shownCall(queue)
  return (
    <main className="hall" data-idle={shown === null} data-media={media.length > 0}>
      {shown ? (
        <CallPanel call={shown} announcing={queue.turn !== null} />
      ) : (
        <Welcome view={view} now={now} />
      )}
      {(shown || media.length > 0) && (
        <aside className="side">
          <MediaPanel media={media} />
          {shown && <EarlierCalls calls={earlierCalls(queue)} />}
        </aside>
      )}
    </main>
  )
}
