import { useTranslation } from '@antre/ui'
import type { DeskPrint } from '../../staff/desk.ts'
import { useView } from '../parts/context.tsx'
import { useKioskName } from '../parts/use-kiosk-name.ts'
import { reasonKey } from './reason.ts'

/** How a number fared: `failed` ones want somebody's attention. */
export interface PrintWords {
  readonly look: 'waiting' | 'printed' | 'failed'
  readonly text: string
}

export function usePrintWords(): (print: DeskPrint) => PrintWords {
  const { t } = useTranslation('kiosk')
  const { station } = useView()
  const name = useKioskName()

  /** Another kiosk, from the newest view, or from what the master said of the ticket. */
  function elsewhere({
    ticketId,
    since,
  }: DeskPrint): { readonly kiosk: string; readonly printed: boolean } | null {
    const entry = station?.prints.find(({ ticket }) => ticket.id === ticketId)
    if (entry?.movedTo) return { kiosk: name(entry.movedTo), printed: entry.ticket.print === 'printed' }
    if (!since || since.print === 'failed' || since.printAt === null) return null
    return { kiosk: since.printAt, printed: since.print === 'printed' }
  }

  return (print) => {
    if (print.state === 'waiting' || print.state === 'printing') {
      return { look: 'waiting', text: t(`staff.state.${print.state}`) }
    }
    if (print.state === 'printed') return { look: 'printed', text: t('staff.state.printed') }
    const other = elsewhere(print)
    if (other?.printed) return { look: 'printed', text: t('staff.state.elsewhere', { kiosk: other.kiosk }) }
    if (other) return { look: 'waiting', text: t('staff.state.movedTo', { kiosk: other.kiosk }) }
    return { look: 'failed', text: t('staff.state.failed', { reason: t(reasonKey(print.reason)) }) }
  }
}
