import { translator, useLanguage, useTranslation } from '@antre/ui'
import { IconContrast, IconLanguage, IconTextSize, IconWheelchair } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { TextSize } from '../flow/state.ts'
import { offeredLanguages, useDispatch, useFlow, useView } from './context.tsx'

const SIZES: readonly TextSize[] = [1, 1.25, 1.5]

/** Always at the bottom, within everyone's reach. */
export function AccessBar() {
  const { t } = useTranslation('kiosk')
  const view = useView()
  const [language] = useLanguage()
  const dispatch = useDispatch()
  const { text, contrast, reach } = useFlow((flow) => flow.aids)
  const attract = useFlow(({ page, staff }) => page.at === 'attract' && staff?.at !== 'menu')
  const size = SIZES.indexOf(text)
  const languages = offeredLanguages(view)
  const next = languages[(languages.indexOf(language) + 1) % languages.length] ?? language
  return (
    <nav className="access" aria-label={t('bar.label')}>
      <AidButton
        on={size > 0}
        icon={<IconTextSize aria-hidden="true" />}
        label={t('bar.text')}
        detail={t('bar.textLevel', { level: size + 1 })}
        onClick={() => dispatch({ type: 'aid', aids: { text: SIZES[(size + 1) % SIZES.length] ?? 1 } })}
        level={size}
      />
      <AidButton
        on={contrast === 'high'}
        icon={<IconContrast aria-hidden="true" />}
        label={t('bar.contrast')}
        onClick={() => dispatch({ type: 'aid', aids: { contrast: contrast === 'high' ? 'normal' : 'high' } })}
      />
      <AidButton
        on={reach}
        icon={<IconWheelchair aria-hidden="true" />}
        label={t('bar.reach')}
        onClick={() => dispatch({ type: 'aid', aids: { reach: !reach } })}
      />
      {next !== language && !attract && (
        <button
          type="button"
          className="aid"
          lang={next}
          onClick={() => dispatch({ type: 'aid', aids: { language: next } })}
        >
          <IconLanguage aria-hidden="true" />
          <span>{translator(next, 'common')('language.short')}</span>
        </button>
      )}
    </nav>
  )
}

interface AidButtonProps {
  readonly on: boolean
  readonly icon: ReactNode
  readonly label: string
  readonly detail?: string
  /** 0 to 2, drawn as three growing bars. */
  readonly level?: number
  readonly onClick: () => void
}

function AidButton({ on, icon, label, detail, level, onClick }: AidButtonProps) {
  return (
    <button type="button" className="aid" aria-pressed={on} onClick={onClick}>
      <span className="aid-sign">
        {icon}
        {level !== undefined && (
          <span className="aid-level" aria-hidden="true">
            {SIZES.map((size, i) => (
              <i key={size} data-on={i <= level} />
            ))}
          </span>
        )}
      </span>
      <span>{label}</span>
      {detail && <span className="visually-hidden">{detail}</span>}
    </button>
  )
}
