import type { CounterView } from '@antre/contract'
import { useTranslation } from '@antre/ui'
import {
  IconArrowsExchange,
  IconCheck,
  IconPlayerPause,
  IconPlayerPlay,
  IconUserX,
  IconVolume,
  type TablerIcon,
} from '@tabler/icons-react'
import { act } from '../desk/act.ts'
import { allowed, phaseOf } from '../desk/allowed.ts'
import { useDesk, usePlace } from '../desk/context.ts'
import { ariaKeys } from '../keys/shortcuts.ts'
import { KeyCaps } from './key-caps.tsx'
import { letGo } from './let-go.ts'
import { WorkingIcon } from './working-icon.tsx'

type Action = 'recall' | 'start' | 'finish' | 'no-show' | 'hold' | 'transfer'

const ACTIONS: readonly (readonly [Action, TablerIcon])[] = [
  ['recall', IconVolume],
  ['start', IconPlayerPlay],
  ['finish', IconCheck],
  ['no-show', IconUserX],
  ['hold', IconPlayerPause],
  ['transfer', IconArrowsExchange],
]

/** What can be done with the person at the counter. The places never change, so that the hand learns them. */
export function Actions({ view }: { readonly view: CounterView }) {
  const { t } = useTranslation('counter')
  const { desk } = usePlace()
  const pending = useDesk((state) => state.lock.pending)
  const phase = phaseOf(view)
  const likely: Action | null = phase === 'called' ? 'start' : phase === 'serving' ? 'finish' : null
  return (
    <div className="actions">
      {ACTIONS.map(([action, Icon]) => {
        const busy = pending === action
        return (
          <button
            key={action}
            type="button"
            className="action"
            data-likely={likely === action}
            disabled={!allowed(view, action)}
            aria-busy={busy}
            aria-disabled={pending !== null}
            aria-keyshortcuts={ariaKeys(action)}
            onClick={(event) => {
              letGo(event)
              act(desk, view, action)
            }}
          >
            <WorkingIcon icon={Icon} busy={busy} />
            <span className="action-label">{t(`action.${action}`)}</span>
            <KeyCaps of={action} />
          </button>
        )
      })}
    </div>
  )
}
