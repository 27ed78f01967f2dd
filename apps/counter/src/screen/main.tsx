import '@antre/ui/theme.css'
import './styles/counter.css'
import type { CounterView } from '@antre/contract'
import { createViewStore, send, signIn, startRememberedI18n } from '@antre/ui'
import { IconHelpCircle } from '@tabler/icons-react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { counterIdOf } from './counter-id.ts'
import { PlaceContext } from './desk/context.ts'
import { createDesk } from './desk/desk.ts'
import { Screen } from './screen.tsx'
import { NoKey } from './states/before-view.tsx'
import { NoticePage } from './states/notice-page.tsx'

async function main(): Promise<void> {
  const texts = startRememberedI18n('counter')
  const root = createRoot(document.getElementById('root') as HTMLElement)
  const counterId = counterIdOf(location.search)
  if (counterId === null) {
    root.render(
      <NoticePage
        icon={IconHelpCircle}
        title={texts.t('counter:signIn.noCounter')}
        help={texts.t('counter:signIn.noCounterHelp')}
      />,
    )
    return
  }
  if (!(await signIn())) {
    root.render(<NoKey counterId={counterId} refused />)
    return
  }
  const store = createViewStore<CounterView>(`counters/${encodeURIComponent(counterId)}`)
  const desk = createDesk({
    counterId,
    send,
    now: () => performance.now(),
    live: () => store.getState().link !== 'away',
  })
  root.render(
    <StrictMode>
      <PlaceContext value={{ desk, store }}>
        <Screen counterId={counterId} />
      </PlaceContext>
    </StrictMode>,
  )
}

void main()
