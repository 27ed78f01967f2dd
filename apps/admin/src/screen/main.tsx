import './frame/no-code-from-text.ts'
import '@mantine/core/styles.css'
import '@antre/ui/theme.css'
import './styles/admin.css'
import type { HallView } from '@antre/contract'
import { createViewStore, signIn, startRememberedI18n } from '@antre/ui'
import { MantineProvider } from '@mantine/core'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Console } from './console.tsx'
import { Refused } from './frame/refused.tsx'
import { resolver, theme } from './theme.ts'

async function main(): Promise<void> {
  startRememberedI18n('admin')
  const root = createRoot(document.getElementById('root') as HTMLElement)
  const allowed = await signIn()
  const store = allowed ? createViewStore<HallView>('hall') : null
  root.render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={resolver} forceColorScheme="light">
        {store ? <Console store={store} /> : <Refused why="refused" />}
      </MantineProvider>
    </StrictMode>,
  )
}

void main()
