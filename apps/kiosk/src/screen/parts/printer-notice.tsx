import { useLanguage, useTranslation } from '@antre/ui'
import { IconCamera, IconMapPin, IconPrinterOff } from '@tabler/icons-react'
import type { Kiosk, Printing } from '../flow/printing.ts'
import { useAway, useFlow } from './context.tsx'
import { useKioskName } from './use-kiosk-name.ts'

/** More names than that nobody keeps in mind. */
const MOST_KIOSKS = 2

/** Says before anybody taps that there will be no paper, and what to do instead. */
export function PrinterNotice() {
  const { t } = useTranslation('kiosk')
  const printing = useFlow((flow) => flow.printing)
  const at = useFlow((flow) => flow.page.at)
  const away = useAway()
  const words = useWords(printing)
  // Announced when it comes up, so the place for it is always there.
  return (
    <div role="status">
      {words && !away && at !== 'ticket' && (
        <section className="banner" data-stopped={printing.to === 'stopped'}>
          {printing.to === 'stopped' && <IconPrinterOff aria-hidden="true" />}
          {printing.to === 'elsewhere' && <IconMapPin aria-hidden="true" />}
          {printing.to === 'screen' && <IconCamera aria-hidden="true" />}
          <div>
            <strong>{words.title}</strong>
            <p>
              {words.text} {printing.to === 'stopped' && at !== 'attract' && t('printer.browse')}
            </p>
          </div>
        </section>
      )}
    </div>
  )
}

function useWords(printing: Printing): { readonly title: string; readonly text: string } | null {
  const { t } = useTranslation('kiosk')
  const where = useWhereElse()
  const name = useKioskName()
  switch (printing.to) {
    case 'paper':
      return null
    case 'screen':
      return { title: t('printer.screenTitle'), text: t('printer.screen') }
    case 'elsewhere':
      return {
        title: t('printer.screenTitle'),
        text: t('printer.takesOver', { kiosk: name(printing.kiosk) }),
      }
    case 'stopped':
      return { title: t('printer.stopTitle'), text: where(printing.kiosks) }
    default:
      return printing satisfies never
  }
}

/** Where a number can be had, when not here. */
export function useWhereElse(): (kiosks: readonly Kiosk[]) => string {
  const { t } = useTranslation('kiosk')
  const [language] = useLanguage()
  const name = useKioskName()
  return (kiosks) => {
    if (kiosks.length === 0) return t('printer.stopAsk')
    const list = new Intl.ListFormat(language, { type: 'disjunction' })
    return t('printer.stop', { kiosk: list.format(kiosks.slice(0, MOST_KIOSKS).map(name)) })
  }
}
