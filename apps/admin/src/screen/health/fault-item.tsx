import type { FaultRow } from '@antre/contract'
import { confirmHeard, needsAnEar, useText, useTranslation } from '@antre/ui'
import { Button } from '@mantine/core'
import { IconAlertCircle, IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { useProblemText } from '../frame/problem-text.ts'
import { useDeviceDetail, useDeviceName } from './device-words.ts'

interface FaultItemProps {
  readonly fault: FaultRow
  /** What staff call the station. */
  readonly station: string
  readonly since: (iso: string) => string
  /** The station has several devices of this kind. */
  readonly several: boolean
}

/** One thing to look at: where, what, since when, what to do. */
export function FaultItem({ fault, station, since, several }: FaultItemProps) {
  const { t } = useTranslation('admin')
  const text = useText()
  const deviceName = useDeviceName()
  const detail = useDeviceDetail()(fault)
  const Icon = fault.severity === 'fault' ? IconAlertTriangle : IconAlertCircle
  const device =
    several && fault.deviceId !== null ? ` · ${deviceName(fault.kind, fault.deviceId, true)}` : ''
  return (
    <li className="health-fault" data-severity={fault.severity}>
      <Icon aria-hidden="true" />
      <div>
        <p className="health-what">
          <span>
            {station}
            {device} · {text(fault.what)}
          </span>
          <span className="health-severity">{t(`health.${fault.severity}`)}</span>
        </p>
        <p>{text(fault.todo)}</p>
        <p className="health-facts tabular">
          {since(fault.since)}
          {fault.ticketsLeft !== undefined && ` · ${t('health.ticketsLeft', { count: fault.ticketsLeft })}`}
          {detail !== null && ` · ${detail}`}
        </p>
        {needsAnEar(fault) && <Heard stationId={fault.stationId} />}
      </div>
    </li>
  )
}

/** Who has heard it says so: the only way to know it of an output that tells nothing. */
function Heard({ stationId }: { readonly stationId: string }) {
  const { t } = useTranslation('common')
  const problem = useProblemText()
  const [sending, setSending] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const confirm = async (): Promise<void> => {
    setSending(true)
    const answer = await confirmHeard(stationId)
    setSending(false)
    setRefused(answer.ok ? null : answer.problem.code)
  }
  return (
    <>
      <Button
        className="health-act"
        variant="default"
        size="compact-md"
        loading={sending}
        onClick={() => void confirm()}
      >
        {t('device.heard')}
      </Button>
      {refused !== null && <p role="alert">{problem(refused)}</p>}
    </>
  )
}
