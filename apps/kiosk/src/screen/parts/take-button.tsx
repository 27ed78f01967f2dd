import { newKey, useLanguage, useTranslation } from '@antre/ui'
import { IconTicket } from '@tabler/icons-react'
import type { Wish } from '../flow/state.ts'
import { useAway, useDispatch, useFlow, useView } from './context.tsx'
import { useSettled } from './use-settled.ts'

/** Taps that were meant for the page before. */
const GHOST_TAP_MS = 350

export interface TakeButtonProps {
  readonly wish: Pick<Wish, 'serviceId' | 'journeyId' | 'serviceIds'>
  /** Why there is no number to be had: closed, full, nothing chosen. */
  readonly obstacle?: string
}

/** The tap that makes a ticket: once, however often it is tapped. */
export function TakeButton({ wish, obstacle }: TakeButtonProps) {
  const { t } = useTranslation('kiosk')
  const [language] = useLanguage()
  const view = useView()
  const dispatch = useDispatch()
  const priority = useFlow((flow) => flow.priority)
  const busy = useFlow((flow) => flow.request.state === 'sending')
  const settled = useSettled(GHOST_TAP_MS)
  const away = useAway()
  const stopped = useFlow((flow) => flow.printing.to === 'stopped')
  const cannot = away ? t('service.away') : (obstacle ?? (stopped ? t('printer.cannotTake') : undefined))
  // A wish on its way may still be answered: until then nothing is said to be impossible.
  if (!busy && cannot !== undefined) {
    return (
      <p className="cannot" role="status">
        {cannot}
      </p>
    )
  }
  const take = (): void => {
    const spoken = view.mall.languages.includes(language) ? language : (view.mall.languages[0] ?? language)
    dispatch({ type: 'take', wish: { ...wish, priority, language: spoken }, key: newKey() })
  }
  return (
    <button
      type="button"
      className="button button-main"
      disabled={busy || !settled}
      data-busy={busy}
      onClick={take}
    >
      <IconTicket aria-hidden="true" />
      {t(busy ? 'service.taking' : 'service.take')}
    </button>
  )
}
