import { useTranslation } from '@antre/ui'
import { Button } from '@mantine/core'
import {
  IconAlertCircle,
  IconAlertTriangle,
  IconChevronDown,
  IconChevronUp,
  IconCircleCheck,
  IconDeviceDesktop,
  IconDeviceTv,
  IconPlugConnectedX,
  IconTicket,
  IconTrash,
  IconWorld,
  type TablerIcon,
} from '@tabler/icons-react'
import { useId } from 'react'
import { useDeviceDetail, useDeviceName, useDeviceState } from './device-words.ts'
import type { Station } from './names.ts'
import type { Health, StationHealth } from './order.ts'

const KIND: Readonly<Record<Station['kind'], TablerIcon>> = {
  kiosk: IconTicket,
  counter: IconDeviceDesktop,
  display: IconDeviceTv,
  other: IconWorld,
}

const HEALTH: Readonly<Record<Health, TablerIcon>> = {
  ok: IconCircleCheck,
  warning: IconAlertCircle,
  fault: IconAlertTriangle,
  away: IconPlugConnectedX,
  off: IconPlugConnectedX,
}

interface StationRowProps extends StationHealth {
  readonly since: (iso: string) => string
  readonly open: boolean
  readonly onFold: () => void
  readonly onForget: () => void
}

/** A station in one line; unfolded its devices, and a way to forget it when it is gone. */
export function StationRow(props: StationRowProps) {
  const { station, health, name, isShared, since, open, onFold, onForget } = props
  const { t } = useTranslation('admin')
  const id = useId()
  const Kind = KIND[station.kind]
  const State = HEALTH[health]
  const Chevron = open ? IconChevronUp : IconChevronDown
  return (
    <li data-health={health}>
      <button type="button" className="station-head" aria-expanded={open} aria-controls={id} onClick={onFold}>
        <Kind aria-hidden="true" />
        <span className="station-name">{name}</span>
        <span className="station-state">
          <State aria-hidden="true" />
          {t(`stations.health.${health}`)}
        </span>
        <Chevron aria-hidden="true" className="station-fold" />
      </button>
      {open && (
        <div id={id} className="station-body">
          <p className="soft tabular">
            {t(`stations.kind.${station.kind}`)} · <code>{station.id}</code>
            {!station.connected && ` · ${t('stations.seen', { since: since(station.lastSeen) })}`}
          </p>
          <Devices station={station} since={since} />
          {(isShared || !station.connected) && (
            <Button
              variant="default"
              size="compact-md"
              leftSection={<IconTrash aria-hidden="true" size="1.1rem" />}
              onClick={onForget}
            >
              {t('forget.action')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

function Devices({ station, since }: { readonly station: Station; readonly since: (iso: string) => string }) {
  const { t } = useTranslation('admin')
  const deviceName = useDeviceName()
  const deviceState = useDeviceState()
  const deviceDetail = useDeviceDetail()
  const { devices, connected } = station
  if (devices.length === 0) return <p className="soft">{t('stations.noDevices')}</p>
  return (
    <ul className="station-devices">
      {devices.map((device) => {
        const State = HEALTH[connected ? device.severity : 'off']
        const several = devices.filter(({ kind }) => kind === device.kind).length > 1
        return (
          <li key={device.id} data-health={connected ? device.severity : 'off'}>
            <State aria-hidden="true" />
            <span>
              <strong>{deviceName(device.kind, device.id, several)}</strong>{' '}
              {connected ? deviceState(device) : t('stations.last', { state: deviceState(device) })}
              <span className="soft tabular">
                {since(device.since)}
                {device.ticketsLeft !== undefined &&
                  ` · ${t('health.ticketsLeft', { count: device.ticketsLeft })}`}
                {deviceDetail(device) !== null && ` · ${deviceDetail(device)}`}
              </span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
