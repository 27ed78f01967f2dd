import '@antre/ui/theme.css'
import './styles/screen.css'
import './styles/header.css'
import './styles/call.css'
import './styles/earlier.css'
import './styles/media.css'
import './styles/ticker.css'
import './styles/welcome.css'
import type { DisplayView } from '@antre/contract'
import { createViewStore, send, signIn, startI18n } from '@antre/ui'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { createAcknowledgements } from './calls/acknowledgements.ts'
import { createAnnouncer } from './calls/announcer.ts'
import { Refused } from './parts/refused.tsx'
import { createLoudspeaker } from './sound/loudspeaker.ts'
import { reportSound } from './sound/report.ts'

const address = new URLSearchParams(location.search)
const zone = address.get('zone') ?? 'A'
/** Wanted language of the screen; else the mall's main one. */
const language = address.get('lang')

const i18n = startI18n('display', language ?? undefined)
const root = createRoot(document.getElementById('root') as HTMLElement)

if (await signIn()) start()
else root.render(<Refused />)

function start(): void {
  const store = createViewStore<DisplayView>(`displays/${encodeURIComponent(zone)}`)
  const loudspeaker = createLoudspeaker(zone)
  const acknowledgements = createAcknowledgements(async (callId) => {
    const answer = await send(`calls/${encodeURIComponent(callId)}/announced`)
    return answer.ok || (answer.problem.status < 500 && answer.problem.status !== 429) ? 'done' : 'away'
  })
  const announcer = createAnnouncer({
    voice: loudspeaker,
    acknowledge: acknowledgements.add,
    later: (ms, run) => void setTimeout(run, ms),
  })

  store.subscribe((state, before) => {
    if (state.view && state.view !== before.view) {
      const main = state.view.mall.languages[0]
      if (language === null && main) void i18n.changeLanguage(main)
      if (!before.view) loudspeaker.prepare(state.view.announcements.languages ?? state.view.mall.languages)
      announcer.viewed(state.view)
    }
    if (state.link === 'live' && state.seenAt !== before.seenAt) acknowledgements.retry()
  })
  const allowSound = async (): Promise<void> => {
    const wasBlocked = loudspeaker.state.getState().blocked
    const awake = await loudspeaker.wake()
    if (wasBlocked && awake) announcer.soundAllowed(Date.now() + store.getState().clockOffsetMs)
  }
  void loudspeaker.wake()
  addEventListener('pointerdown', () => void allowSound())
  addEventListener('keydown', () => void allowSound())
  reportSound(document.documentElement, loudspeaker, announcer)

  root.render(<App store={store} announcer={announcer} loudspeaker={loudspeaker} />)
}
