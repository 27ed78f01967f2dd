import type { CounterView } from '@antre/contract'
import { useTranslation } from '@antre/ui'
import { IconPlayerPlay, IconPlayerTrackNext } from '@tabler/icons-react'
import { act } from '../desk/act.ts'
import { useDesk, usePlace } from '../desk/context.ts'
import { ariaKeys } from '../keys/shortcuts.ts'
import { KeyCaps } from './key-caps.tsx'
import { letGo } from './let-go.ts'
import { SLOW_MS, useAfter } from './use-after.ts'
import { useResting } from './use-resting.ts'
import { WorkingIcon } from './working-icon.tsx'

/** What the hand does all day. While the counter is paused: back to work. */
export function NextButton({ view }: { readonly view: CounterView }) {
  const { t } = useTranslation('counter')
  const { desk } = usePlace()
  const pending = useDesk((state) => state.lock.pending)
  const resting = useResting(useDesk((state) => state.lock.nextFrom))
  const paused = view.counter.state === 'paused'
  const busy = paused ? pending === 'open' : pending === 'next' || pending === 'call'
  const slow = useAfter(busy, SLOW_MS)
  const finishes = !paused && view.ticket ? t('action.nextFinishes', { number: view.ticket.number }) : null
  const note = slow ? t('action.working') : finishes
  return (
    <button
      type="button"
      className="next"
      aria-keyshortcuts={ariaKeys('next')}
      aria-busy={busy}
      aria-disabled={pending !== null || resting}
      onClick={(event) => {
        letGo(event)
        act(desk, view, 'next')
      }}
    >
      <WorkingIcon icon={paused ? IconPlayerPlay : IconPlayerTrackNext} busy={busy} className="next-icon" />
      <span className="next-words">
        <span className="next-label">{t(paused ? 'action.resume' : 'action.next')}</span>
        {note && <span className="next-note">{note}</span>}
      </span>
      <KeyCaps of="next" />
    </button>
  )
}
