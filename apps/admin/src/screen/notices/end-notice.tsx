import type { HallView } from '@antre/contract'
import { send, useLanguage, useTranslation } from '@antre/ui'
import { Sure } from '../frame/sure.tsx'
import { isAlarm } from './groups.ts'
import type { Made } from './heard.ts'
import { noticeWords } from './notice-words.ts'

interface EndNoticeProps {
  /** Not empty: an alarm may have been given twice, and is over for all. */
  readonly ending: readonly Made[]
  readonly view: HallView
  readonly onClose: () => void
}

/** Takes announcements back; of an alarm it is said first what that means for the people outside. */
export function EndNotice({ ending, view, onClose }: EndNoticeProps) {
  const { t } = useTranslation('admin')
  const [language] = useLanguage()
  const end = async (): Promise<string | null> => {
    const answers = await Promise.all(ending.map(({ id }) => send(`notices/${encodeURIComponent(id)}/end`)))
    const failed = answers.find((answer) => !answer.ok)
    return failed === undefined || failed.ok ? null : failed.problem.code
  }
  const [first] = ending
  const alarm = first !== undefined && isAlarm(first.template)
  return (
    <Sure
      title={t(alarm ? 'notices.endAlarm' : 'notices.endOne')}
      keep={t('notices.keep')}
      confirm={t('notices.endSure')}
      forbidden={t('notices.forbidden')}
      color={alarm ? 'call' : 'sea'}
      act={end}
      onClose={onClose}
    >
      {first && <p className="notice-words">{noticeWords(first, view, language)}</p>}
      <p>{t(alarm ? 'notices.endAlarmHelp' : 'notices.endHelp')}</p>
    </Sure>
  )
}
