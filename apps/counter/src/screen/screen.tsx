import type { CounterView } from '@antre/contract'
import { StaleVeil, useText, useTranslation, useViewStore } from '@antre/ui'
import { useEffect } from 'react'
import { usePlace, useTrueNow } from './desk/context.ts'
import { Dialogs } from './dialogs/dialogs.tsx'
import { isSilent } from './faults/shown.ts'
import { useShortcuts } from './keys/use-shortcuts.ts'
import { likelySeries } from './number/series.ts'
import { Header } from './parts/header.tsx'
import { Messages } from './parts/messages.tsx'
import { stageOf } from './parts/stage.ts'
import { AtWork } from './states/at-work.tsx'
import { BeforeView } from './states/before-view.tsx'
import { Closed } from './states/closed.tsx'

export function Screen({ counterId }: { readonly counterId: string }) {
  const { store } = usePlace()
  const view = useViewStore(store, (state) => state.view)
  return view ? <Shown view={view} /> : <BeforeView counterId={counterId} />
}

function Shown({ view }: { readonly view: CounterView }) {
  const { store } = usePlace()
  useShortcuts()
  useSeries(view)
  const closed = view.counter.state === 'closed'
  return (
    <div className="screen" data-state={view.counter.state}>
      <Title view={view} />
      <Header view={view} />
      <StaleVeil store={store}>{closed ? <Closed view={view} /> : <AtWork view={view} />}</StaleVeil>
      <Messages view={view} />
      <Dialogs view={view} />
    </div>
  )
}

/** Keeps the series in mind for calls by number when the list is empty. */
function useSeries(view: CounterView): void {
  const { desk } = usePlace()
  useEffect(() => desk.meet(likelySeries(view)), [desk, view])
}

/** The number in the title: an officer works in another program and sees this in the task bar. */
function Title({ view }: { readonly view: CounterView }) {
  const { t } = useTranslation('counter')
  const text = useText()
  const now = useTrueNow()
  const { ticket } = view
  const unheard = ticket !== null && stageOf(ticket, now, isSilent(view.faults)).stage === 'unheard'
  const parts = [
    ...(ticket ? [ticket.number] : []),
    ...(unheard ? [t('present.unheardShort')] : []),
    text(view.counter.name),
  ]
  const title = parts.join(' · ')
  useEffect(() => {
    document.title = title
  }, [title])
  return null
}
