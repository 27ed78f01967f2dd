import type { HallView } from '@antre/contract'
import { useText, useTranslation } from '@antre/ui'
import { Button } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClockExclamation,
  IconUserQuestion,
  type TablerIcon,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useSpan } from '../frame/span.ts'
import { type Matter, mattersOf } from './attention.ts'

const ICON: Readonly<Record<Matter['kind'], TablerIcon>> = {
  unserved: IconAlertTriangle,
  'long-wait': IconClockExclamation,
  'not-started': IconUserQuestion,
}
/** More than a glance takes in is folded away. */
const SHOWN = 4

/** What in the queues needs a look now, and what to do about it. */
export function Matters({ view, now }: { readonly view: HallView; readonly now: number }) {
  const { t } = useTranslation('admin')
  const [all, setAll] = useState(false)
  const words = useWords()
  const matters = mattersOf(view, now)
  const hidden = matters.length - SHOWN
  const shown = all || hidden <= 1 ? matters : matters.slice(0, SHOWN)
  return (
    <section className="card matters" data-calm={matters.length === 0} aria-labelledby="matters-title">
      <header className="card-head">
        <h2 id="matters-title">{matters.length === 0 ? t('matters.none') : t('matters.title')}</h2>
        {matters.length === 0 ? (
          <IconCircleCheck aria-hidden="true" className="calm-icon" />
        ) : (
          <span className="count tabular">{matters.length}</span>
        )}
      </header>
      {matters.length === 0 ? (
        <p className="soft">{t('matters.noneHelp')}</p>
      ) : (
        <ul>
          {shown.map((matter) => {
            const Icon = ICON[matter.kind]
            const [what, toDo] = words(matter)
            return (
              <li key={`${matter.kind} ${matter.id}`}>
                <Icon aria-hidden="true" />
                <div>
                  <p className="matter-what">{what}</p>
                  <p>{toDo}</p>
                </div>
              </li>
            )
          })}
        </ul>
      )}
      {hidden > 1 && (
        <Button variant="subtle" size="compact-md" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t('matters.less') : t('matters.more', { count: hidden })}
        </Button>
      )}
    </section>
  )
}

/** What it is, and what to do. */
function useWords(): (matter: Matter) => readonly [string, string] {
  const { t } = useTranslation('admin')
  const text = useText()
  const span = useSpan()
  return (matter) => {
    switch (matter.kind) {
      case 'unserved':
        return [
          t('matters.unserved', { count: matter.waiting, service: text(matter.name) }),
          t('matters.unservedDo'),
        ]
      case 'long-wait':
        return [
          t('matters.longWait', { service: text(matter.name), time: span(matter.minutes) }),
          t('matters.longWaitDo'),
        ]
      case 'not-started':
        return [
          t('matters.notStarted', {
            number: matter.number,
            counter: text(matter.name),
            time: span(matter.minutes),
          }),
          t('matters.notStartedDo'),
        ]
    }
  }
}
