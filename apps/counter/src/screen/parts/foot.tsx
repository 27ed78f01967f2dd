import type { CounterView } from '@antre/contract'
import { useTranslation } from '@antre/ui'
import { IconHash, IconKeyboard, IconPlayerPause } from '@tabler/icons-react'
import { act } from '../desk/act.ts'
import { useDesk, usePlace } from '../desk/context.ts'
import { ariaKeys } from '../keys/shortcuts.ts'
import { useWait } from '../time/use-wait.ts'
import { KeyCaps } from './key-caps.tsx'
import { letGo } from './let-go.ts'

/** Always at hand: call by number, pause, help; and what the day has brought so far. */
export function Foot({ view }: { readonly view: CounterView }) {
  const { t } = useTranslation('counter')
  const { desk } = usePlace()
  const pending = useDesk((state) => state.lock.pending)
  const paused = view.counter.state === 'paused'
  return (
    <footer className="foot">
      <button
        type="button"
        className="foot-act"
        disabled={view.counter.state !== 'open'}
        onClick={(event) => {
          letGo(event)
          act(desk, view, 'call')
        }}
      >
        <IconHash aria-hidden="true" />
        <span>{t('action.call')}</span>
        <span className="key-caps" aria-hidden="true">
          <kbd>0–9</kbd>
        </span>
      </button>
      <button
        type="button"
        className="foot-act"
        aria-keyshortcuts={ariaKeys('pause')}
        aria-pressed={paused}
        aria-busy={pending === 'pause'}
        aria-disabled={pending !== null}
        onClick={(event) => {
          letGo(event)
          act(desk, view, 'pause')
        }}
      >
        <IconPlayerPause aria-hidden="true" />
        <span>{t('action.pause')}</span>
        <KeyCaps of="pause" />
      </button>
      <button
        type="button"
        className="foot-act"
        data-small
        aria-keyshortcuts={ariaKeys('help')}
        aria-label={t('menu.help')}
        onClick={() => act(desk, view, 'help')}
      >
        <IconKeyboard aria-hidden="true" />
        <KeyCaps of="help" />
      </button>
      <Today view={view} />
    </footer>
  )
}

export function Today({ view }: { readonly view: CounterView }) {
  const { t } = useTranslation('counter')
  const wait = useWait()
  const { served, averageMinutes } = view.today
  return (
    <p className="today tabular">
      {t('today.served', { count: served })}
      {averageMinutes !== null && ` · ${t('today.average', { time: wait(Math.round(averageMinutes)) })}`}
    </p>
  )
}
