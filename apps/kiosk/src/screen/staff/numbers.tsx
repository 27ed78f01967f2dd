import { formatClock, useLanguage, useTranslation } from '@antre/ui'
import { IconAlertTriangle, IconCheck, IconClock, IconKeyboard, IconPrinter } from '@tabler/icons-react'
import type { DeskPrint } from '../../staff/desk.ts'
import { useView } from '../parts/context.tsx'
import { type PrintWords, usePrintWords } from './print-words.ts'
import type { Reprint } from './use-reprint.ts'

export interface NumbersProps {
  /** Null while they are fetched. */
  readonly prints: readonly DeskPrint[] | null
  readonly reprint: Reprint
  readonly onType: () => void
}

const ICONS = { failed: IconAlertTriangle, waiting: IconClock, printed: IconCheck } as const

/** Who may still stand there without paper first, then who waits elsewhere; whoever is done needs none. */
function rank({ print, words }: { readonly print: DeskPrint; readonly words: PrintWords }): number {
  if (print.now === 'ended') return 3
  if (words.look !== 'failed') return 2
  return print.now === 'held' ? 1 : 0
}

/** The latest numbers, those without paper first, each to be printed once more. */
export function Numbers({ prints, reprint, onType }: NumbersProps) {
  const { t } = useTranslation('kiosk')
  const wordsFor = usePrintWords()
  const rows = (prints ?? [])
    .map((print) => ({ print, words: wordsFor(print) }))
    .toSorted((a, b) => rank(a) - rank(b))
  return (
    <section>
      <h2 className="section">
        {t('staff.numbers')} <span>{t('staff.numbersHelp')}</span>
      </h2>
      <button type="button" className="button button-quiet staff-type" onClick={onType}>
        <IconKeyboard aria-hidden="true" />
        {t('staff.type')}
      </button>
      <p className="staff-said" role="status">
        {reprint.said}
      </p>
      {prints?.length === 0 && <p className="lead">{t('staff.none')}</p>}
      <ul className="staff-list">
        {rows.map(({ print, words }) => (
          <li key={print.ticketId}>
            <Row print={print} words={words} reprint={reprint} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface RowProps {
  readonly print: DeskPrint
  readonly words: PrintWords
  readonly reprint: Reprint
}

function Row({ print, words, reprint }: RowProps) {
  const { t } = useTranslation('kiosk')
  const [language] = useLanguage()
  const { mall } = useView()
  const Icon = ICONS[words.look]
  const ended = print.now === 'ended'
  // Paper that cannot exist yet comes out without the mark "reprint": then it is no reprint here either.
  const first = print.first === true && !print.since
  return (
    <div className="staff-number" data-look={ended ? 'ended' : words.look}>
      <strong>{print.number}</strong>
      <span className="staff-number-state">
        <Icon aria-hidden="true" />
        <span>
          {words.text}
          {print.now && print.now !== 'open' && <b>{t(`staff.now.${print.now}`)}</b>}
          <time className="tabular">{formatClock(print.at, mall.timeZone, language)}</time>
        </span>
      </span>
      {!ended && (
        <button
          type="button"
          className="button button-quiet"
          aria-label={t(first ? 'staff.printFirstNumber' : 'staff.printNumber', { number: print.number })}
          disabled={reprint.busy || words.look === 'waiting'}
          onClick={() => void reprint.ask(print.ticketId, print.number)}
        >
          <IconPrinter aria-hidden="true" />
          {t(first ? 'staff.printFirst' : 'staff.print')}
        </button>
      )}
    </div>
  )
}
