import { LANGUAGES, TopBar, useLanguage, useTranslation, useViewStore, type ViewStore } from '@antre/ui'
import { IconAlertTriangle, IconExternalLink } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { DockState, ScreenLink } from '../state.ts'
import type { Acting } from './acting.ts'
import { BoxPanel } from './parts/box-panel.tsx'
import { NetworkPanel } from './parts/network-panel.tsx'
import { PaperPanel } from './parts/paper-panel.tsx'
import { PrinterPanel } from './parts/printer-panel.tsx'
import { SpeakerPanel } from './parts/speaker-panel.tsx'

export interface AppProps {
  readonly store: ViewStore<DockState>
  readonly acting: Acting
}

export function App({ store, acting }: AppProps) {
  const state = useViewStore(store, ({ view }) => view)
  const link = useViewStore(store, (now) => now.link)
  const failed = useStore(acting.failed)
  const { t } = useTranslation('dock')
  const [language] = useLanguage()
  const title = t('title')
  const unread = state?.printer?.papers.filter(({ taken }) => !taken).length ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language decides about the title
  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${title} · Antre`
  }, [title, unread, language])
  return (
    <div className="dock">
      <TopBar name={title} place={t('subtitle')} now={null} timeZone="UTC">
        <div className="top-tools">
          {state && <Screens screens={state.screens} />}
          <LanguageSwitch />
        </div>
      </TopBar>
      {(link === 'away' || failed) && (
        <p className="notice" role="alert">
          <IconAlertTriangle aria-hidden="true" />
          {t(link === 'away' ? 'gone' : 'failed')}
        </p>
      )}
      {state && (
        <main className="areas" inert={link === 'away'} data-stale={link === 'away'}>
          <h1 className="visually-hidden">{title}</h1>
          <PaperPanel printer={state.printer} timeZone={state.timeZone} act={acting.act} />
          <div className="column">
            <PrinterPanel printer={state.printer} act={acting.act} />
            <NetworkPanel cables={state.cables} act={acting.act} />
          </div>
          <div className="column">
            <BoxPanel box={state.box} board={state.board} act={acting.act} />
            <SpeakerPanel loudspeaker={state.loudspeaker} timeZone={state.timeZone} />
          </div>
        </main>
      )}
    </div>
  )
}

function Screens({ screens }: { readonly screens: readonly ScreenLink[] }) {
  const { t, i18n } = useTranslation('dock')
  if (screens.length === 0) return null
  const nameOf = (name: string): string =>
    i18n.exists(`dock:screens.${name}`) ? t(`screens.${name}` as 'screens.kiosk') : name
  return (
    <nav className="screens" aria-label={t('open')}>
      {screens.map(({ name, url }) => (
        <a key={name} href={url} target="_blank" rel="noreferrer">
          {nameOf(name)}
          <IconExternalLink aria-hidden="true" />
        </a>
      ))}
    </nav>
  )
}

function LanguageSwitch() {
  const { t } = useTranslation('dock')
  const [language, setLanguage] = useLanguage()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in every browser
    <div className="languages" role="group" aria-label={t('language')}>
      {LANGUAGES.map((code) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={code === language}
          onClick={() => setLanguage(code)}
        >
          {code.toUpperCase()}
        </button>
      ))}
    </div>
  )
}
