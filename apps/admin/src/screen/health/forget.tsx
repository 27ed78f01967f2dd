import { send, useTranslation } from '@antre/ui'
import { Sure } from '../frame/sure.tsx'
import type { StationHealth } from './order.ts'

interface ForgetProps extends StationHealth {
  readonly since: (iso: string) => string
  readonly onClose: () => void
}

/** Takes a station that is gone off the list; says first what that loses, and what it does not. */
export function Forget({ station, name, since, onClose }: ForgetProps) {
  const { t } = useTranslation('admin')
  const forget = async (): Promise<string | null> => {
    const answer = await send(`stations/${encodeURIComponent(station.id)}/forget`)
    return answer.ok ? null : answer.problem.code
  }
  return (
    <Sure
      title={t('forget.title', { station: name })}
      keep={t('forget.keep')}
      confirm={t('forget.confirm')}
      forbidden={t('forget.forbidden')}
      act={forget}
      onClose={onClose}
    >
      <p>{station.connected ? t('forget.shared') : t('forget.lost', { since: since(station.lastSeen) })}</p>
      <p className="soft">{t('forget.kept')}</p>
    </Sure>
  )
}
