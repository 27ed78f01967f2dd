import type { HallView } from '@antre/contract'
import { type NoticeFault, noticePlaces } from '@antre/domain'
import { formatClock, LANGUAGES, useLanguage, useText, useTranslation } from '@antre/ui'
import { Checkbox } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { Notice } from '../frame/notice.tsx'
import { shortName } from '../health/names.ts'
import { type Draft, justMade } from './draft.ts'
import { hasDisplay } from './heard.ts'
import { noticeWords } from './notice-words.ts'
import { ValueField } from './value-field.tsx'

interface FillProps {
  readonly draft: Draft
  readonly view: HallView
  readonly now: number
  /** Shown once it was tried to send. */
  readonly faults: readonly (NoticeFault | 'no-zone')[]
  readonly onChange: (draft: Draft) => void
}

/** What the template leaves open, where it is heard, and the very words. */
export function Fill({ draft, view, now, faults, onChange }: FillProps) {
  const { t } = useTranslation('admin')
  const [language] = useLanguage()
  const made = justMade(draft, view, now)
  return (
    <>
      {Object.entries(noticePlaces(draft.template)).map(([name, kind]) => {
        const fault = faults.find((each) => each !== 'no-zone' && each.value === name) as
          | NoticeFault
          | undefined
        return (
          <ValueField
            key={name}
            kind={kind}
            value={draft.values[name] ?? ''}
            view={view}
            error={fault && t(fault.fault === 'missing' ? 'notices.missing' : `notices.wrong.${kind}`)}
            onChange={(value) => onChange({ ...draft, values: { ...draft.values, [name]: value } })}
          />
        )
      })}
      {view.zones.length > 1 && (
        <Zones draft={draft} view={view} missing={faults.includes('no-zone')} onChange={onChange} />
      )}
      <Preview draft={draft} view={view} />
      {made && (
        <Notice
          icon={IconInfoCircle}
          tone="notice"
          title={t('notices.justMade', { time: formatClock(made.at, view.mall.timeZone, language) })}
        />
      )}
    </>
  )
}

interface ZonesProps extends Pick<FillProps, 'draft' | 'view' | 'onChange'> {
  readonly missing: boolean
}

function Zones({ draft, view, missing, onChange }: ZonesProps) {
  const { t } = useTranslation('admin')
  const text = useText()
  const all = view.zones.map(({ id }) => id)
  const chosen = draft.zones ?? all
  const choose = (ids: readonly string[]): void => {
    const kept = all.filter((id) => ids.includes(id))
    onChange({ ...draft, zones: kept.length === all.length ? null : kept })
  }
  return (
    <Checkbox.Group
      label={t('notices.zones')}
      value={[...chosen]}
      onChange={choose}
      error={missing ? t('notices.noZone') : undefined}
    >
      <div className="zones-choice">
        {view.zones.map(({ id, name }) => (
          <Checkbox
            key={id}
            value={id}
            label={shortName(text(name))}
            description={hasDisplay(view.stations, id) ? undefined : t('notices.heard.no-display')}
          />
        ))}
      </div>
    </Checkbox.Group>
  )
}

/** As it is spoken and shown, in every language of the mall that has a voice. */
function Preview({ draft, view }: Pick<FillProps, 'draft' | 'view'>) {
  const { t } = useTranslation('admin')
  const languages = LANGUAGES.filter((language) => view.mall.languages.includes(language))
  return (
    <section className="preview" aria-label={t('notices.words')} aria-live="polite">
      <h3>{t('notices.words')}</h3>
      {languages.map((language) => (
        <figure key={language}>
          <blockquote lang={language}>{noticeWords(draft, view, language)}</blockquote>
          <figcaption>{t(`notices.language.${language}`)}</figcaption>
        </figure>
      ))}
    </section>
  )
}
