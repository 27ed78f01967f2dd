import type { DisplayNotice, DisplayView } from '@antre/contract'
import { languageOf } from '@antre/i18n'
import { noticeText } from '@antre/speech'
import { IconAlertTriangle, IconFirstAidKit, IconSpeakerphone } from '@tabler/icons-react'
import { isUrgent } from '../notices/urgency.ts'
import { useRotation } from './use-rotation.ts'

/** Several notices at once: each long enough to be read in two languages. */
const HOLD_MS = 12_000

interface NoticeBannerProps {
  /** What stands on the screen now; not empty. */
  readonly notices: readonly DisplayNotice[]
  readonly mall: DisplayView['mall']
}

/** A free announcement across the screen, in the languages of the mall. It takes the place of the running info. */
export function NoticeBanner({ notices, mall }: NoticeBannerProps) {
  const [index] = useRotation(notices.length, HOLD_MS)
  const notice = notices[index] ?? notices[0]
  if (!notice) return null
  const languages = [...new Set(mall.languages.map(languageOf))]
  const [main, ...others] = languages.map((language) => ({ language, text: textOf(notice, language) }))
  return (
    <footer
      className="notice"
      data-notice={notice.id}
      data-urgent={isUrgent(notice.template)}
      role={isUrgent(notice.template) ? 'alert' : 'status'}
    >
      <span className="notice-icon">
        <NoticeIcon template={notice.template} />
      </span>
      <div className="notice-words" key={notice.id}>
        <p lang={main?.language}>{main?.text}</p>
        {others.map(({ language, text }) => (
          <p key={language} lang={language} className="notice-other">
            {text}
          </p>
        ))}
      </div>
    </footer>
  )
}

function NoticeIcon({ template }: Pick<DisplayNotice, 'template'>) {
  if (template === 'medical-help') return <IconFirstAidKit aria-hidden="true" />
  const Icon = isUrgent(template) ? IconAlertTriangle : IconSpeakerphone
  return <Icon aria-hidden="true" />
}

function textOf({ template, values, counter }: DisplayNotice, language: string): string {
  return noticeText({ template, values, counterNames: counter ?? null, language })
}
