import type { KioskView } from '@antre/contract'
import { createViewStore, signIn, startI18n } from '@antre/ui'
import { createRoot } from 'react-dom/client'
import { createFlowStore } from './flow/store.ts'
import { NotAllowed, Root, Starting } from './root.tsx'
import '@antre/ui/theme.css'
import './styles/kiosk.css'

startI18n('kiosk')
const root = createRoot(document.getElementById('root') as HTMLElement)
document.addEventListener('contextmenu', (event) => event.preventDefault())

root.render(<Starting />)
if (await signIn()) root.render(<Root flow={createFlowStore()} view={createViewStore<KioskView>('kiosk')} />)
else root.render(<NotAllowed />)
