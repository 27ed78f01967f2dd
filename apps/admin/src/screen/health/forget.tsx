import { send, useTranslation } from '@antre/ui'
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { Dialog } from '../frame/dialog.tsx'
import { Notice } from '../frame/notice.tsx'
import { useProblemText } from '../frame/problem-text.ts'
import type { StationHealth } from './order.ts'

interface ForgetProps extends StationHealth {
  readonly since: (iso: string) => string
  readonly onClose: () => void
}

/** Takes a station that is gone off the list; says first what that loses, and what it does not. */
export function Forget({ station, name, since, onClose }: ForgetProps) {
  const { t } = useTranslation('admin')
  const problem = useProblemText()
  const [sending, setSending] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const forget = async (): Promise<void> => {
    if (sending) return
    setSending(true)
    setRefused(null)
    const answer = await send(`stations/${encodeURIComponent(station.id)}/forget`)
    setSending(false)
    if (answer.ok) onClose()
    else setRefused(answer.problem.code)
  }
  return (
    <Dialog title={t('forget.title', { station: name })} onClose={onClose}>
      <div className="dialog">
        <p>{station.connected ? t('forget.shared') : t('forget.lost', { since: since(station.lastSeen) })}</p>
        <p className="soft">{t('forget.kept')}</p>
        {refused !== null && (
          <Notice
            icon={IconAlertTriangle}
            tone="trouble"
            title={refused === 'forbidden' ? t('forget.forbidden') : problem(refused)}
            live
          />
        )}
        <div className="dialog-acts">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('forget.keep')}
          </Button>
          <Button color="call" loading={sending} onClick={() => void forget()}>
            {t('forget.confirm')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
