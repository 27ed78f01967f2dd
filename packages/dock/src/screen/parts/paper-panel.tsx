import { API, formatClock, useLanguage, useTranslation } from '@antre/ui'
import { IconCut, IconReceipt } from '@tabler/icons-react'
import type { Act, DockState, PaperSlip } from '../../state.ts'
import { Nothing, Panel } from './panel.tsx'

export interface PaperPanelProps {
  readonly printer: DockState['printer']
  readonly timeZone: string
  readonly act: (act: Act) => void
}

/** What came out of the printer, newest first; what was torn off lies below. */
export function PaperPanel({ printer, timeZone, act }: PaperPanelProps) {
  const { t } = useTranslation('dock')
  const slips = printer?.papers.toReversed() ?? []
  const fresh = slips.filter(({ taken }) => !taken)
  const taken = slips.filter((slip) => slip.taken)
  const strip = printer?.strip ?? null
  return (
    <Panel
      name="paper"
      title={t('paper.title')}
      icon={<IconReceipt aria-hidden="true" />}
      aside={
        printer && (
          <>
            <output className="unread" data-any={fresh.length > 0}>
              {fresh.length > 0 && t('paper.unread', { count: fresh.length })}
            </output>
            <button
              type="button"
              className="quiet"
              disabled={fresh.length === 0}
              onClick={() => act({ do: 'tear-off' })}
            >
              <IconCut aria-hidden="true" />
              {t('paper.tearOff')}
            </button>
          </>
        )
      }
    >
      {!printer && <Nothing>{t('paper.own')}</Nothing>}
      {printer && slips.length === 0 && strip === null && <Nothing>{t('paper.empty')}</Nothing>}
      {(slips.length > 0 || strip !== null) && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <section className="roll" tabIndex={0} aria-label={t('paper.roll')}>
          <div className="mouth" aria-hidden="true" />
          {strip !== null && (
            <figure className="strip">
              <img src={`${API}/papers/strip?${strip}`} alt={t('paper.hanging')} />
              <figcaption>{t('paper.hanging')}</figcaption>
            </figure>
          )}
          {fresh.map((slip) => (
            <Slip key={slip.id} slip={slip} timeZone={timeZone} />
          ))}
          {taken.length > 0 && <p className="taken-line">{t('paper.taken')}</p>}
          {taken.map((slip) => (
            <Slip key={slip.id} slip={slip} timeZone={timeZone} />
          ))}
        </section>
      )}
    </Panel>
  )
}

function Slip({ slip, timeZone }: { readonly slip: PaperSlip; readonly timeZone: string }) {
  const { t } = useTranslation('dock')
  const [language] = useLanguage()
  const words = t('paper.slip', { time: formatClock(slip.at, timeZone, language) })
  return <img className="slip" data-taken={slip.taken} src={`${API}/papers/${slip.id}`} alt={words} />
}
