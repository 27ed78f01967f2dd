import type { CounterView } from '@antre/contract'
import { formatClock, useLanguage, useTranslation } from '@antre/ui'
import { IconPlayerPause } from '@tabler/icons-react'
import { Actions } from '../parts/actions.tsx'
import { Foot } from '../parts/foot.tsx'
import { Lists } from '../parts/lists.tsx'
import { NextButton } from '../parts/next-button.tsx'
import { Present } from '../parts/present.tsx'

/** An open or paused counter: the person, what to do next, and who waits. */
export function AtWork({ view }: { readonly view: CounterView }) {
  return (
    <main className="work">
      <div className="work-now">
        {view.counter.state === 'paused' && <PausedNote view={view} />}
        <Present view={view} />
        <NextButton view={view} />
        <Actions view={view} />
      </div>
      <Lists view={view} />
      <Foot view={view} />
    </main>
  )
}

function PausedNote({ view }: { readonly view: CounterView }) {
  const { t } = useTranslation('counter')
  const [language] = useLanguage()
  const { since } = view.counter
  return (
    <p className="paused-note" role="status">
      <IconPlayerPause aria-hidden="true" />
      <span>
        <strong>{t('paused.title')}</strong>
        {since && ` · ${t('paused.since', { time: formatClock(since, view.mall.timeZone, language) })}`}
        <span className="paused-help">{t('paused.help')}</span>
      </span>
    </p>
  )
}
