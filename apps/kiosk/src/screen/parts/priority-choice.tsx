import { useTranslation } from '@antre/ui'
import {
  IconAlertTriangle,
  IconBabyCarriage,
  IconCheck,
  IconOld,
  IconWheelchair,
  IconWoman,
  type TablerIcon,
} from '@tabler/icons-react'
import type { Priority } from '../flow/state.ts'
import { useDispatch, useFlow, useView } from './context.tsx'

const ICONS: Readonly<Record<Exclude<Priority, 'other'>, TablerIcon>> = {
  disability: IconWheelchair,
  elderly: IconOld,
  pregnant: IconWoman,
  child: IconBabyCarriage,
  disaster: IconAlertTriangle,
}

/** A right, not a favour (UU 25/2009, article 29): declared by oneself, free, without proof. */
export function PriorityChoice() {
  const { t } = useTranslation('kiosk')
  const view = useView()
  const dispatch = useDispatch()
  const chosen = useFlow((flow) => flow.priority)
  const classes = view.priorities.filter((one): one is keyof typeof ICONS => one in ICONS)
  if (classes.length === 0) return null
  return (
    <section className="priority">
      <h2>{t('priority.title')}</h2>
      <p>{t('priority.help')}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: pressed buttons that can all be let go again */}
      <div className="priority-classes" role="group" aria-label={t('priority.title')}>
        {classes.map((one) => {
          const Icon = chosen === one ? IconCheck : ICONS[one]
          return (
            <button
              key={one}
              type="button"
              className="claim"
              aria-pressed={chosen === one}
              onClick={() => dispatch({ type: 'claim', priority: chosen === one ? null : one })}
            >
              <Icon aria-hidden="true" />
              {t(`priority.${one}`)}
            </button>
          )
        })}
      </div>
    </section>
  )
}
