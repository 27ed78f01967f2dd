import type { DisplayView } from '@antre/contract'
import { LinkBadge, TopBar, useNow, useText, useTranslation, useViewStore, type ViewStore } from '@antre/ui'
import { useStore } from 'zustand'
import type { Announcer } from './calls/announcer.ts'
import { type CallQueue, earlierCalls, shownCall, turnCall } from './calls/queue.ts'
import { shownBanners } from './notices/banner.ts'
import { isReadable } from './notices/text.ts'
import { isEvacuation } from './notices/urgency.ts'
import { CallPanel } from './parts/call-panel.tsx'
import { EarlierCalls } from './parts/earlier-calls.tsx'
import { Evacuation } from './parts/evacuation.tsx'
import { SoundMark } from './parts/marks.tsx'
import { MediaPanel, usePlayable } from './parts/media-panel.tsx'
import { NotAccepted } from './parts/not-accepted.tsx'
import { NoticeBanner } from './parts/notice-banner.tsx'
import { Ticker } from './parts/ticker.tsx'
import { usePainted } from './parts/use-painted.ts'
import { Welcome } from './parts/welcome.tsx'
import type { Background } from './sound/background.ts'
import { soundness } from './sound/health.ts'
import type { SignBoard } from './sound/signs.ts'

export interface AppProps {
  /** Its id, as the station was started with. */
  readonly zone: string
  readonly store: ViewStore<DisplayView>
  readonly announcer: Announcer
  readonly board: SignBoard
  readonly background: Background
}

export function App(props: AppProps) {
  const { store, zone } = props
  const view = useViewStore(store, (state) => state.view)
  const { t } = useTranslation('display')
  const refusal = useViewStore(store, (state) => state.refusal)
  if (!view && refusal) return <NotAccepted refusal={refusal} zone={zone} />
  if (!view) return <p className="starting">{t('starting')}</p>
  return <Screen view={view} {...props} />
}

function Screen({ view, store, announcer, board, background }: AppProps & { readonly view: DisplayView }) {
  const text = useText()
  const now = useNow(store)
  const link = useViewStore(store, (state) => state.link)
  const queue = useStore(announcer.queue)
  const blocked = useStore(board.signs, (signs) => soundness(signs).state === 'blocked')
  const unheard = useStore(board.signs, (signs) => soundness(signs).hears === 'no')
  const spoken = queue.turn?.item.kind === 'notice' ? queue.turn.item.notice.id : null
  const notices = shownBanners(queue.banners, spoken, now).filter(isReadable)
  usePainted(queue.turn?.nth, announcer.painted)
  const evacuation = view.notices.find(isEvacuation)
  if (evacuation) return <Evacuation notice={evacuation} mall={view.mall} />
  return (
    <div className="screen" data-link={link} data-notice={notices.length > 0}>
      <TopBar
        name={text(view.mall.name)}
        place={text(view.mall.place)}
        now={now}
        timeZone={view.mall.timeZone}
      >
        <span className="zone">{text(view.zone.name)}</span>
        <span className="marks">
          <LinkBadge store={store} timeZone={view.mall.timeZone} />
          <SoundMark blocked={blocked} fault={queue.fault || unheard} quiet={view.sound.quiet} />
        </span>
      </TopBar>
      <Hall view={view} now={now} announcer={announcer} background={background} />
      {notices.length > 0 ? (
        <NoticeBanner notices={notices} mall={view.mall} />
      ) : (
        <Ticker lines={view.ticker} />
      )}
    </div>
  )
}

interface HallProps {
  readonly view: DisplayView
  readonly now: number
  readonly announcer: Announcer
  readonly background: Background
}

function Hall({ view, now, announcer, background }: HallProps) {
  const queue = useStore(announcer.queue)
  const media = usePlayable(view.media)
  const shown = shownCall(queue)
  return (
    <main className="hall" data-idle={shown === null} data-media={media.length > 0}>
      {shown ? (
        <CallPanel call={shown} announcing={turnCall(queue) !== null} again={isAgain(queue)} />
      ) : (
        <Welcome view={view} now={now} />
      )}
      {(shown || media.length > 0) && (
        <aside className="side">
          <MediaPanel media={media} background={background} />
          {shown && <EarlierCalls calls={earlierCalls(queue)} />}
        </aside>
      )}
    </main>
  )
}

/** The call in the large place is being said once more, because nobody came. */
function isAgain({ turn }: CallQueue): boolean {
  return turn?.item.kind === 'call' && turn.item.again
}
