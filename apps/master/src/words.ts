import type { DeviceWords } from '@antre/engine'
import { resources } from '@antre/i18n'

type Words = { readonly what: string; readonly todo: string }
type ByCode = Readonly<Record<string, Readonly<Record<string, Words>>>>

/** What is the matter with a device and what to do about it, in every language there is. */
export const deviceWords: DeviceWords = (kind, state, detail = '') => {
  const told = Object.entries(resources).map(([language, { common }]) => {
    const byState: ByCode = common.device.state
    // A few details say better than the state what to do.
    const byDetail: ByCode = common.device.detail
    return [language, byDetail[kind]?.[detail] ?? byState[kind]?.[state] ?? common.device.other] as const
  })
  return {
    what: Object.fromEntries(told.map(([language, { what }]) => [language, what])),
    todo: Object.fromEntries(told.map(([language, { todo }]) => [language, todo])),
  }
}
