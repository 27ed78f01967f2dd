import type { DisplayNotice, DisplayView } from '@antre/contract'
import { languageOf } from '@antre/i18n'
import { IconAlertTriangle, IconFirstAidKit, IconSpeakerphone } from '@tabler/icons-react'
import { textOf } from '../notices/text.ts'
import { isUrgent } from '../notices/urgency.ts'
import { useFittedNotice } from './use-fitted-notice.ts'
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
  return notice ? <Banner notice={notice} languages={[...new Set(mall.languages.map(languageOf))]} /> : null
}

interface BannerProps {
  readonly notice: DisplayNotice
  /** The main one first. */
  readonly languages: readonly string[]
}

function Banner({ notice, languages }: BannerProps) {
  const texts = languages.map((language) => textOf(notice, language))
  const urgent = isUrgent(notice.template)
  const words = useFittedNotice(texts.join('\n'), urgent ? 'urgent' : 'calm')
  return (
    <footer
      className="notice"
      data-notice={notice.id}
      data-urgent={urgent}
      role={urgent ? 'alert' : 'status'}
    >
      <span className="notice-icon">
        <NoticeIcon template={notice.template} />
      </span>
      <div ref={words} className="notice-words" key={notice.id}>
        {texts.map((text, at) => (
          <p key={languages[at]} lang={languages[at]}>
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
