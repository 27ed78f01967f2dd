import type { CounterView } from '@antre/contract'
import { useTranslation } from '@antre/ui'
import { IconDoorEnter, IconLock } from '@tabler/icons-react'
import { useDesk, usePlace } from '../desk/context.ts'
import { useEnter } from '../keys/use-enter.ts'
import { DeviceFaults } from '../parts/device-faults.tsx'
import { Today } from '../parts/foot.tsx'
import { KeyCaps } from '../parts/key-caps.tsx'
import { ServiceChoice, useServiceChoice } from '../parts/service-choice.tsx'
import { WorkingIcon } from '../parts/working-icon.tsx'

/** A closed counter has one thing to offer: opening it, with the services of today. */
export function Closed({ view }: { readonly view: CounterView }) {
  const { t } = useTranslation('counter')
  const { desk } = usePlace()
  const pending = useDesk((state) => state.lock.pending)
  const choice = useServiceChoice(view)
  const ready = choice.ids.length > 0
  const open = (): void => {
    if (ready) void desk.press({ type: 'open', serviceIds: choice.ids })
  }
  useEnter(open)
  const busy = pending === 'open'
  return (
    <main className="closed">
      <span className="present-icon">
        <IconLock aria-hidden="true" />
      </span>
      <h2 className="present-free">{t('closed.title')}</h2>
      <p className="present-help">
        {view.waiting.count > 0 ? t('closed.waiting', { count: view.waiting.count }) : t('closed.ready')}
      </p>
      <form
        className="closed-form"
        onSubmit={(event) => {
          event.preventDefault()
          open()
        }}
      >
        <button
          type="submit"
          className="next"
          disabled={!ready}
          aria-busy={busy}
          aria-disabled={pending !== null}
        >
          <WorkingIcon icon={IconDoorEnter} busy={busy} className="next-icon" />
          <span className="next-words">
            <span className="next-label">{t('action.open')}</span>
          </span>
          <KeyCaps of="next" />
        </button>
        <ServiceChoice view={view} choice={choice} />
      </form>
      {view.today.served > 0 && <Today view={view} />}
      <DeviceFaults view={view} />
    </main>
  )
}
