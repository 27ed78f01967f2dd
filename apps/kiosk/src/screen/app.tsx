import { TopBar, useText, useTranslation } from '@antre/ui'
import { IconInfoCircle } from '@tabler/icons-react'
import { useCallback, useEffect } from 'react'
import type { Page } from './flow/state.ts'
import { useArrowKeys } from './focus/use-arrow-keys.ts'
import { Agency } from './pages/agency.tsx'
import { Attract } from './pages/attract.tsx'
import { Home } from './pages/home.tsx'
import { Journey } from './pages/journey.tsx'
import { Journeys } from './pages/journeys.tsx'
import { Search } from './pages/search.tsx'
import { Service } from './pages/service.tsx'
import { TicketPage } from './pages/ticket.tsx'
import { AccessBar } from './parts/access-bar.tsx'
import { AwayNotice } from './parts/away-notice.tsx'
import { useAway, useClock, useDispatch, useFlow, useView } from './parts/context.tsx'
import { Evacuation } from './parts/evacuation.tsx'
import { PrinterNotice } from './parts/printer-notice.tsx'
import { IdleQuestion, Refusal } from './parts/questions.tsx'
import { useAids } from './parts/use-aids.ts'
import { useNews } from './parts/use-news.ts'
import { useSeconds } from './parts/use-seconds.ts'
import { StaffMenu } from './staff/menu.tsx'
import { StaffPad } from './staff/pad.tsx'
import { useStaffGesture } from './staff/use-gesture.ts'

/** The whole screen, once there is a view. */
export function App() {
  const page = useFlow((flow) => flow.page)
  const reach = useFlow((flow) => flow.aids.reach)
  const visit = useFlow((flow) => flow.visit)
  const secret = useFlow(({ staff }) => (staff?.at === 'menu' ? staff.secret : null))
  const dispatch = useDispatch()
  const away = useAway()
  const leaving = useView().evacuation !== undefined
  useAids()
  useNews()
  useSeconds()
  useStaffGesture()
  useArrowKeys(useCallback(() => dispatch({ type: 'back' }), [dispatch]))
  useTouches()
  if (leaving) return <Evacuation />
  return (
    <div className="kiosk" data-page={secret ? 'staff' : page.at} data-reach={reach} data-away={away}>
      <Header />
      <div className="notices">
        <DemoNotice />
        {!secret && <AwayNotice holdsNumber={page.at === 'ticket'} />}
        {!secret && <PrinterNotice />}
      </div>
      <div className="stage">
        {secret ? (
          <StaffMenu secret={secret} />
        ) : (
          <Shown page={page} key={`${visit} ${page.at} ${'id' in page ? page.id : ''}`} />
        )}
      </div>
      <AccessBar />
      <Refusal />
      <IdleQuestion />
      <StaffPad />
    </div>
  )
}

function Shown({ page }: { readonly page: Page }) {
  switch (page.at) {
    case 'attract':
      return <Attract />
    case 'home':
      return <Home />
    case 'search':
      return <Search />
    case 'agency':
      return <Agency id={page.id} />
    case 'service':
      return <Service id={page.id} />
    case 'journeys':
      return <Journeys />
    case 'journey':
      return <Journey id={page.id} />
    case 'ticket':
      return <TicketPage ticket={page.ticket} />
    default:
      return page satisfies never
  }
}

function Header() {
  const text = useText()
  const { mall } = useView()
  const now = useClock()
  return <TopBar name={text(mall.name)} place={text(mall.place)} now={now} timeZone={mall.timeZone} />
}

/** Hours are ignored: nobody shall think that the office is open. */
function DemoNotice() {
  const { t } = useTranslation('kiosk')
  if (!useView().mall.openAllDay) return null
  return (
    <p className="demo">
      <IconInfoCircle aria-hidden="true" />
      {t('demo')}
    </p>
  )
}

/** Any touch or key says that somebody is there; while the question is open only its own buttons answer it. */
function useTouches(): void {
  const dispatch = useDispatch()
  useEffect(() => {
    const touched = (event: Event): void => {
      // Rings around what has the focus help whoever uses keys, and puzzle whoever touches.
      document.documentElement.dataset.input = event.type === 'keydown' ? 'keys' : 'touch'
      const question = document.querySelector('dialog[open]')
      if (!question || question.contains(document.querySelector('.pad'))) dispatch({ type: 'touched' })
    }
    const kinds = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const
    for (const kind of kinds) window.addEventListener(kind, touched, { passive: true })
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, touched)
    }
  }, [dispatch])
}
