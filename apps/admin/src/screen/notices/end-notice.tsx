import type { HallView } from '@antre/contract'
import { send, useLanguage, useTranslation } from '@antre/ui'
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { Dialog } from '../frame/dialog.tsx'
import { Notice } from '../frame/notice.tsx'
import { useProblemText } from '../frame/problem-text.ts'
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
  const problem = useProblemText()
  const [sending, setSending] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const end = async (): Promise<void> => {
    if (sending) return
    setSending(true)
    setRefused(null)
    const answers = await Promise.all(ending.map(({ id }) => send(`notices/${encodeURIComponent(id)}/end`)))
    setSending(false)
    const failed = answers.find((answer) => !answer.ok)
    if (failed === undefined || failed.ok) onClose()
    else setRefused(failed.problem.code)
  }
  const [first] = ending
  const alarm = first !== undefined && isAlarm(first.template)
  return (
    <Dialog title={t(alarm ? 'notices.endAlarm' : 'notices.endOne')} onClose={onClose}>
      <div className="dialog">
        {first && <p className="notice-words">{noticeWords(first, view, language)}</p>}
        <p>{t(alarm ? 'notices.endAlarmHelp' : 'notices.endHelp')}</p>
        {refused !== null && (
          <Notice
            icon={IconAlertTriangle}
            tone="trouble"
            title={refused === 'forbidden' ? t('notices.forbidden') : problem(refused)}
            live
          />
        )}
        <div className="dialog-acts">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('notices.keep')}
          </Button>
          <Button color={alarm ? 'call' : 'sea'} loading={sending} onClick={() => void end()}>
            {t('notices.endSure')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
