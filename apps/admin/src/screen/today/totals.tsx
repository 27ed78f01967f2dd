import type { HallView } from '@antre/contract'
import { formatNumber, useLanguage, useText, useTranslation } from '@antre/ui'
import { minutesSince, useSpan } from '../frame/span.ts'

const FIGURES = ['issued', 'atCounter', 'served', 'noShow', 'aside'] as const

interface TodayProps {
  readonly view: HallView
  /** The master's clock, ms. */
  readonly now: number
}

/** How many wait, in the largest type; the rest of the day beside it. */
export function Totals({ view, now }: TodayProps) {
  const { t } = useTranslation('admin')
  const [language] = useLanguage()
  const text = useText()
  const span = useSpan()
  const { totals } = view
  const longest = longestWait(view)
  return (
    <section className="card totals" aria-label={t('today.totals')}>
      <div className="totals-main">
        <strong>{formatNumber(totals.waiting, language)}</strong>
        <p>
          <span className="totals-word">{t('today.waiting')}</span>
          <span className="soft">
            {longest
              ? t('today.longest', {
                  time: span(minutesSince(longest.oldest, now)),
                  service: text(longest.name),
                })
              : t(totals.issued === 0 ? 'today.quiet' : 'today.nobody')}
          </span>
        </p>
      </div>
      <dl className="totals-rest">
        {FIGURES.map((figure) => (
          <div key={figure}>
            <dt>{t(`today.${figure}`)}</dt>
            <dd className="tabular">{formatNumber(totals[figure], language)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function longestWait(
  view: HallView,
): { readonly oldest: string; readonly name: Readonly<Record<string, string>> } | null {
  let longest: { oldest: string; name: Readonly<Record<string, string>> } | null = null
  for (const { oldest, name } of view.services) {
    if (oldest !== null && (longest === null || Date.parse(oldest) < Date.parse(longest.oldest)))
      longest = { oldest, name }
  }
  return longest
}
