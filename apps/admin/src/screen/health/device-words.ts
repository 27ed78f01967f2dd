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
  return ({ kind, state, detail, severity }) => {
    if (severity === 'ok') return t('device.ready')
    const keys = [`device.detail.${kind}.${detail}.what`, `device.state.${kind}.${state}.what`]
    const known = keys.find((key) => i18n.exists(key, { ns: 'common' }))
    return t((known ?? 'device.other.what') as 'device.other.what')
  }
}

/** What a device says besides, when a person understands it: a figure, or why a printer fails; no codes. */
export function useDeviceDetail(): (device: Pick<FaultRow, 'kind' | 'detail'>) => string | null {
  const { t, i18n } = useTranslation('common')
  return ({ kind, detail = '' }) => {
    if (/^\d/.test(detail)) return detail
    const key = `printFailure.${detail}`
    return kind === 'printer' && i18n.exists(key, { ns: 'common' }) ? t(key as 'printFailure.offline') : null
  }
}
