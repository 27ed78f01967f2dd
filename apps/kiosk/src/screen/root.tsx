import type { KioskView } from '@antre/contract'
import { KeyEntry, needsKey, useReason, useTranslation, useViewStore, type ViewStore } from '@antre/ui'
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
  return <Waiting view={view} />
}

function Waiting({ view }: { readonly view: ViewStore<KioskView> }) {
  const away = useViewStore(view, (state) => state.link === 'away')
  const code = useReason('views/kiosk', away)
  return needsKey(code) ? <NotAllowed missing={code === 'unauthorised'} /> : <Starting />
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

/** For staff: the address carried no key, or one that is not (or no longer) valid. */
export function NotAllowed({ missing = false }: { readonly missing?: boolean }) {
  const { t } = useTranslation('common')
  return (
    <main className="starting">
      <IconLock aria-hidden="true" />
      <h1>{t(missing ? 'signIn.needed' : 'signIn.refused')}</h1>
      <p>{t(missing ? 'signIn.neededHelp' : 'signIn.refusedHelp')}</p>
      <KeyEntry page="kiosk" />
    </main>
  )
}
