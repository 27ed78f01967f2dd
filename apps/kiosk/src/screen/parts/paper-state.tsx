import { useTranslation } from '@antre/ui'
import { IconCamera, IconMapPin, IconPrinter, IconPrinterOff } from '@tabler/icons-react'
import { type Paper, paperOf } from '../flow/paper.ts'
import { useFlow } from './context.tsx'
import { useKioskName } from './use-kiosk-name.ts'

const ICONS = {
  printing: IconPrinter,
  printed: IconPrinter,
  trying: IconPrinter,
  slow: IconCamera,
  failed: IconPrinterOff,
  none: IconCamera,
  moved: IconMapPin,
  'moved-printed': IconMapPin,
} as const satisfies Readonly<Record<Paper['is'], unknown>>

/** Where the paper is; said anew whenever that changes. */
export function PaperState() {
  const paper = paperOf(useFlow((flow) => flow))
  const { is } = paper
  const words = useWords(is, 'kiosk' in paper ? paper.kiosk : null)
  const Icon = ICONS[is]
  return (
    <div className="ticket-paper" data-paper={is} role="status">
      <h2>{words.title}</h2>
      <p>
        <Icon aria-hidden="true" />
        {words.text}
      </p>
    </div>
  )
}

function useWords(is: Paper['is'], other: Parameters<ReturnType<typeof useKioskName>>[0] | null) {
  const { t } = useTranslation('kiosk')
  const name = useKioskName()
  const kiosk = other ? name(other) : ''
  switch (is) {
    case 'printing':
      return { title: t('ticket.pendingTitle'), text: t('ticket.pending') }
    case 'trying':
      return {
        title: t('ticket.tryingTitle'),
        text: other ? t('ticket.tryingOrThere', { kiosk }) : t('ticket.trying'),
      }
    case 'printed':
      return { title: t('ticket.printedTitle'), text: t('ticket.printed') }
    case 'slow':
      return { title: t('ticket.slowTitle'), text: t('ticket.slow') }
    case 'failed':
      return { title: t('ticket.failedTitle'), text: t('ticket.failed') }
    case 'none':
      return { title: t('ticket.noneTitle'), text: t('ticket.none') }
    case 'moved':
      return { title: t('ticket.movedTitle', { kiosk }), text: t('ticket.moved') }
    case 'moved-printed':
      return { title: t('ticket.movedTitle', { kiosk }), text: t('ticket.movedPrinted') }
    default:
      return is satisfies never
  }
}
