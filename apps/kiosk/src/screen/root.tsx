import type { KioskView } from '@antre/contract'
import { useTranslation, useViewStore, type ViewStore } from '@antre/ui'
import { IconLoader2, IconLock } from '@tabler/icons-react'
import { App } from './app.tsx'
import type { FlowStore } from './flow/store.ts'
import { StoresProvider } from './parts/context.tsx'

/** Until the first view there is nothing to choose: say so, and what to do. */
export function Root({ flow, view }: { readonly flow: FlowStore; readonly view: ViewStore<KioskView> }) {
  const ready = useViewStore(view, (state) => state.view !== null)
  if (ready) {
    return (
      <StoresProvider flow={flow} view={view}>
        <App />
      </StoresProvider>
    )
  }
  return <Starting />
}

export function Starting() {
  const { t } = useTranslation('kiosk')
  return (
    <main className="starting" role="status">
      <IconLoader2 aria-hidden="true" className="turning" />
      <h1>{t('away.startTitle')}</h1>
      <p>{t('away.startHelp')}</p>
    </main>
  )
}

/** The address carried a key that is not (or no longer) valid. */
export function NotAllowed() {
  const { t } = useTranslation('common')
  return (
    <main className="starting">
      <IconLock aria-hidden="true" />
      <h1>{t('signIn.refused')}</h1>
      <p>{t('signIn.refusedHelp')}</p>
    </main>
  )
}
