import type { FaultRow } from '@antre/contract'
import { useTranslation } from '@antre/ui'
import type { Station } from './names.ts'

type Device = Station['devices'][number]

/** "Printer"; of several on one station with the id that tells them apart. */
export function useDeviceName(): (kind: FaultRow['kind'], id: string, several: boolean) => string {
  const { t } = useTranslation('common')
  return (kind, id, several) => `${t(`device.name.${kind}`)}${several ? ` (${id})` : ''}`
}

/** How a device is, in two or three words. */
export function useDeviceState(): (device: Device) => string {
  const { t, i18n } = useTranslation('common')
  return ({ kind, state, severity }) => {
    if (severity === 'ok') return t('device.ready')
    const key = `device.state.${kind}.${state}.what`
    return i18n.exists(key, { ns: 'common' }) ? t(key as 'device.other.what') : t('device.other.what')
  }
}
