import '@antre/ui/theme.css'
import './styles/page.css'
import './styles/paper.css'
import './styles/printer.css'
import './styles/box.css'
import './styles/speaker.css'
import './styles/network.css'
import { createViewStore, signIn, startRememberedI18n } from '@antre/ui'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { DockState } from '../state.ts'
import { createActing } from './acting.ts'
import { App } from './app.tsx'

const texts = startRememberedI18n('dock')
const root = createRoot(document.getElementById('root') as HTMLElement)
document.title = `${texts.t('dock:title')} · Antre`

if (await signIn()) {
  root.render(
    <StrictMode>
      <App store={createViewStore<DockState>('dock')} acting={createActing()} />
    </StrictMode>,
  )
} else root.render(<p className="alone">{texts.t('dock:refused')}</p>)
