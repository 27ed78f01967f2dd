import { useTranslation } from '@antre/ui'
import { IconLoader2 } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useDesk } from '../desk/context.ts'

/** The one thing a dialog is for. Shows that it waits for the master. */
export function Submit({ ready, children }: { readonly ready: boolean; readonly children: ReactNode }) {
  const { t } = useTranslation('counter')
  const pending = useDesk((state) => state.lock.pending !== null)
  return (
    <button type="submit" className="submit" disabled={!ready} aria-busy={pending} aria-disabled={pending}>
      {pending && <IconLoader2 aria-hidden="true" data-turning="true" />}
      <span>{pending ? t('action.working') : children}</span>
      <span className="key-caps" aria-hidden="true">
        <kbd>Enter</kbd>
      </span>
    </button>
  )
}
