import { KeyEntry, needsKey, useReason, useTranslation, useViewStore } from '@antre/ui'
import { IconCloudOff, IconLoader2, IconLock } from '@tabler/icons-react'
import { usePlace } from '../desk/context.ts'
import { useProblemText } from '../parts/problem-text.ts'
import { NoticePage } from './notice-page.tsx'

/** Until the first view: connecting; and when none comes, why (an event stream cannot say it itself). */
export function BeforeView({ counterId }: { readonly counterId: string }) {
  const { t } = useTranslation('common')
  const { store } = usePlace()
  const problem = useProblemText()
  const away = useViewStore(store, (state) => state.link === 'away')
  const code = useReason(`views/counters/${encodeURIComponent(counterId)}`, away)
  if (!away) return <NoticePage icon={IconLoader2} title={t('link.connecting')} turning />
  if (needsKey(code)) return <NoKey counterId={counterId} refused={code === 'forbidden'} />
  return (
    <NoticePage icon={IconCloudOff} title={t('link.away')} help={problem({ code: code ?? 'master-away' })} />
  )
}

interface NoKeyProps {
  readonly counterId: string
  /** There was one, and it is old, or for something else. */
  readonly refused: boolean
}

export function NoKey({ counterId, refused }: NoKeyProps) {
  const { t } = useTranslation('common')
  return (
    <NoticePage
      icon={IconLock}
      title={t(refused ? 'signIn.refused' : 'signIn.needed')}
      help={t(refused ? 'signIn.refusedHelp' : 'signIn.neededHelp')}
    >
      <KeyEntry page="counter" id={counterId} />
    </NoticePage>
  )
}
