import type { HallView } from '@antre/contract'
import {
  Band,
  formatClock,
  formatDate,
  LinkBadge,
  useLanguage,
  useNow,
  useText,
  useTranslation,
  useViewStore,
  type ViewStore,
} from '@antre/ui'
import { IconFileText, IconLanguage, IconLayoutDashboard } from '@tabler/icons-react'
import { PAGES, type Page } from './page.ts'

const ICON = { today: IconLayoutDashboard, mall: IconFileText } as const
/** Until the first view tells the mall's own. */
const FALLBACK_ZONE = 'Asia/Makassar'

interface TopProps {
  readonly store: ViewStore<HallView>
  readonly page: Page
  /** How many devices do not work. */
  readonly broken: number
}

/** Which mall, which page, what time; one band below. */
export function Top({ store, page, broken }: TopProps) {
  const { t } = useTranslation('admin')
  const text = useText()
  const mall = useViewStore(store, (state) => state.view?.mall)
  return (
    <header className="top">
      <div className="top-line">
        <div className="top-who">
          <strong>{mall ? text(mall.name) : 'Antre'}</strong>
          <span>{mall ? text(mall.place) : t('title')}</span>
        </div>
        <nav className="top-nav" aria-label={t('nav.label')}>
          {PAGES.map((each) => {
            const Icon = ICON[each]
            return (
              <a key={each} href={`#${each}`} aria-current={each === page ? 'page' : undefined}>
                <Icon aria-hidden="true" />
                {t(`nav.${each}`)}
                {each === 'today' && broken > 0 && (
                  <span className="nav-count tabular">
                    <span className="visually-hidden">{t('health.fault')} </span>
                    {broken}
                  </span>
                )}
              </a>
            )
          })}
        </nav>
        {mall && <Clock store={store} timeZone={mall.timeZone} />}
        <LanguageSwitch />
      </div>
      <Band />
      <div className="top-link">
        <LinkBadge store={store} timeZone={mall?.timeZone ?? FALLBACK_ZONE} />
      </div>
    </header>
  )
}

function Clock({ store, timeZone }: { readonly store: ViewStore<HallView>; readonly timeZone: string }) {
  const now = useNow(store)
  const [language] = useLanguage()
  return (
    <div className="top-when">
      <time className="tabular">{formatClock(now, timeZone, language)}</time>
      <span>{formatDate(now, timeZone, language)}</span>
    </div>
  )
}

function LanguageSwitch() {
  const { t } = useTranslation('admin')
  const [language, setLanguage] = useLanguage()
  const other = language === 'id' ? 'en' : 'id'
  return (
    <button type="button" className="top-language" lang={other} onClick={() => setLanguage(other)}>
      <IconLanguage aria-hidden="true" />
      <span>{t('language')}</span>
    </button>
  )
}
