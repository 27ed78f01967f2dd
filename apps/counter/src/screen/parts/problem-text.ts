import type { ProblemCode } from '@antre/contract'
import { useTranslation } from '@antre/ui'
import type { Refused } from '../desk/notice.ts'
import { useKioskName } from '../paper/place.ts'

type Words = 'device.other.what'

/** In the middle of a sentence. */
const inside = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1)

/** What a refusal means to a person; an unknown code still gets a sentence. */
export function useProblemText(): (refused: Refused) => string {
  const { t, i18n } = useTranslation(['common', 'counter'])
  const kioskName = useKioskName()
  return ({ code, about }) => {
    if (code === 'printer-not-ready' && typeof about?.stationId === 'string') {
      const key = `device.state.printer.${about.state}.what`
      return t('counter:print.notReady', {
        kiosk: kioskName(about.stationId),
        why: inside(i18n.exists(key, { ns: 'common' }) ? t(key as Words) : t('device.other.what')),
      })
    }
    // Asked of the texts, not of the contract: its schemas are weight that a counter screen does not need.
    return i18n.exists(`problem.${code}`, { ns: 'common' })
      ? t(`problem.${code as ProblemCode}`)
      : t('problem.unknown')
  }
}
