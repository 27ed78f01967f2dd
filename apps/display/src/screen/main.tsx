import '@antre/ui/theme.css'
import './styles/screen.css'
import './styles/header.css'
import './styles/call.css'
import './styles/earlier.css'
import './styles/media.css'
import './styles/notice.css'
import './styles/ticker.css'
import './styles/welcome.css'
import type { DisplayView } from '@antre/contract'
import { createViewStore, signIn, startI18n } from '@antre/ui'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { createAcknowledgements } from './calls/acknowledgements.ts'
import { createAnnouncer } from './calls/announcer.ts'
import { postTold } from './calls/post.ts'
import { takenUp } from './calls/turn.ts'
import { Refused } from './parts/refused.tsx'
import { openSound } from './sound/open.ts'
import { reportSound } from './sound/report.ts'
import { keptName } from './voice/name.ts'

const address = new URLSearchParams(location.search)
const zone = address.get('zone') ?? 'A'
/** Wanted language of the screen; else the mall's main one. */
const language = address.get('lang')

const i18n = startI18n('display', language ?? undefined)
const root = createRoot(document.getElementById('root') as HTMLElement)

if (await signIn()) start()
else root.render(<Refused />)

function start(): void {
  const name = keptName()
  const store = createViewStore<DisplayView>(`displays/${encodeURIComponent(zone)}`, { name })
  const masterNow = (): number => Date.now() + store.getState().clockOffsetMs
  const acknowledgements = createAcknowledgements(postTold(zone))
  const sound = openSound(zone, name, acknowledgements.retry)
  const announcer = createAnnouncer({
    voice: sound.loudspeaker,
    acknowledge: acknowledgements.add,
    later: (ms, run) => void setTimeout(run, ms),
  })

  const stand = (): void => {
    const live = store.getState().link === 'live'
    const standing = takenUp(sound.lease.standing.getState(), live, announcer.queue.getState().standing)
    announcer.stands(standing, masterNow())
  }
  store.subscribe((state, before) => {
    const { view } = state
    if (view && view !== before.view) {
      const main = view.mall.languages[0]
      if (language === null && main) void i18n.changeLanguage(main)
      sound.viewed(view)
      announcer.viewed(view, masterNow())
    }
    if (state.link !== before.link) stand()
    if (state.link === 'live' && state.seenAt !== before.seenAt) acknowledgements.retry()
  })
  sound.lease.standing.subscribe(stand)
  reportSound(document.documentElement, { ...sound, announcer })

  const { board, background } = sound
  root.render(<App zone={zone} store={store} announcer={announcer} board={board} background={background} />)
}
