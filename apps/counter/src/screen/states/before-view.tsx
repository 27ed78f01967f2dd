import { API, readProblem, useTranslation, useViewStore } from '@antre/ui'
import { IconCloudOff, IconLoader2, IconLock } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { usePlace } from '../desk/context.ts'
import { useProblemText } from '../parts/problem-text.ts'
import { NoticePage } from './notice-page.tsx'

/** Until the first view: connecting; and when none comes, why (an event stream cannot say it itself). */
export function BeforeView({ counterId }: { readonly counterId: string }) {
  const { t } = useTranslation('common')
  const { store } = usePlace()
  const problem = useProblemText()
  const away = useViewStore(store, (state) => state.link === 'away')
  const code = useReason(away, counterId)
  if (!away) return <NoticePage icon={IconLoader2} title={t('link.connecting')} turning />
  if (code === 'unauthorised' || code === 'forbidden') {
    return <NoticePage icon={IconLock} title={t('signIn.refused')} help={t('signIn.refusedHelp')} />
  }
  return (
    <NoticePage icon={IconCloudOff} title={t('link.away')} help={problem({ code: code ?? 'master-away' })} />
  )
}

/** Asks for the view once, plainly: that answer has a code. */
function useReason(away: boolean, counterId: string): string | null {
  const [code, setCode] = useState<string | null>(null)
  useEffect(() => {
    if (!away) return
    let wanted = true
    const ask = async (): Promise<void> => {
      try {
        const answer = await fetch(`${API}/views/counters/${encodeURIComponent(counterId)}`)
        const text = await answer.text()
        if (wanted && !answer.ok) setCode(readProblem(text, answer.status).code)
      } catch {
        if (wanted) setCode('master-away')
      }
    }
    void ask()
    return () => {
      wanted = false
    }
  }, [away, counterId])
  return code
}
