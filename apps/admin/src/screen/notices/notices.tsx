import type { HallView } from '@antre/contract'
import { formatClock, useLanguage, useText, useTranslation } from '@antre/ui'
import { Button } from '@mantine/core'
import {
  IconAlertCircle,
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconDeviceTvOff,
  IconDoorExit,
  IconHourglass,
  IconSpeakerphone,
  IconVolumeOff,
} from '@tabler/icons-react'
import { useState } from 'react'
import { Notice } from '../frame/notice.tsx'
import { shortName } from '../health/names.ts'
import { Compose } from './compose.tsx'
import type { Draft } from './draft.ts'
import { EndNotice } from './end-notice.tsx'
import { isAlarm } from './groups.ts'
import { type Heard, hasDisplay, heardIn, isStanding, type Made } from './heard.ts'
import { noticeWords } from './notice-words.ts'

/** The latest; those before it are folded away. */
const SHOWN = 1

interface NoticesProps {
  readonly view: HallView
  readonly now: number
}

/** Free announcements: make one, and see which zones have heard those of today. */
export function Notices({ view, now }: NoticesProps) {
  const { t } = useTranslation('admin')
  const [composing, setComposing] = useState<{ readonly start: Draft | null } | null>(null)
  const [made, setMade] = useState<Draft | null>(null)
  const [all, setAll] = useState(false)
  const [ending, setEnding] = useState<readonly Made[]>([])
  const { notices } = view
  const alarms = notices.filter((each) => isAlarm(each.template) && isStanding(each, now))
  const latest = notices.slice(0, SHOWN)
  const shown = all ? notices : [...latest, ...alarms.filter((each) => !latest.includes(each))]
  const hidden = notices.length - (all ? SHOWN : shown.length)
  const compose = (start: Draft | null): void => {
    setMade(null)
    setComposing({ start })
  }
  const end = (which: readonly Made[]): void => {
    setMade(null)
    setEnding(which)
  }
  return (
    <section className="card notices" aria-labelledby="notices-title">
      <header className="card-head">
        <h2 id="notices-title">{t('notices.title')}</h2>
        <Button
          leftSection={<IconSpeakerphone aria-hidden="true" size="1.1rem" />}
          aria-label={t('notices.makeOne')}
          onClick={() => compose(null)}
        >
          {t('notices.make')}
        </Button>
      </header>
      {alarms.length > 0 && (
        <Notice
          icon={IconDoorExit}
          tone="trouble"
          title={t('notices.leaving')}
          help={t('notices.leavingHelp')}
          live
        >
          <Button className="notice-act" color="call" onClick={() => end(alarms)}>
            {t('notices.endAlarmAct')}
          </Button>
        </Notice>
      )}
      {made && <PassedOn made={made} view={view} />}
      {notices.length === 0 && <p className="soft">{t('notices.none')}</p>}
      <ul className="notice-list">
        {shown.map((each) => (
          <MadeNotice
            key={each.id}
            made={each}
            view={view}
            now={now}
            onAgain={() =>
              compose({ template: each.template, values: each.values, zones: zonesOf(each, view) })
            }
            onEnd={() => end([each])}
          />
        ))}
      </ul>
      {hidden > 0 && (
        <Button variant="subtle" size="compact-md" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t('matters.less') : t('notices.all', { count: hidden })}
        </Button>
      )}
      {ending.length > 0 && <EndNotice ending={ending} view={view} onClose={() => setEnding([])} />}
      {composing && (
        <Compose
          view={view}
          now={now}
          start={composing.start}
          onClose={(sent) => {
            setComposing(null)
            setMade(sent)
          }}
        />
      )}
    </section>
  )
}

/** It was just made: it reaches as many as there are displays to show it. */
function PassedOn({ made, view }: { readonly made: Draft; readonly view: HallView }) {
  const { t } = useTranslation('admin')
  const text = useText()
  const wanted = view.zones.filter(({ id }) => made.zones?.includes(id) ?? true)
  const without = wanted.filter(({ id }) => !hasDisplay(view.stations, id))
  if (without.length === 0)
    return <Notice icon={IconCircleCheck} tone="good" title={t('notices.made')} live />
  const zones = without.map(({ name }) => shortName(text(name))).join(', ')
  const title = t(without.length === wanted.length ? 'notices.madeNowhere' : 'notices.madePartly', { zones })
  return (
    <Notice icon={IconAlertTriangle} tone="trouble" title={title} help={t('notices.withoutDisplay')} live />
  )
}

/** The zones it went to, as far as they still exist; null when it went to all of them. */
function zonesOf(made: Made, { zones }: HallView): readonly string[] | null {
  const went = zones.map(({ id }) => id).filter((id) => made.zones.some((zone) => zone.id === id))
  return went.length === zones.length || went.length === 0 ? null : went
}

interface MadeNoticeProps {
  readonly made: Made
  readonly view: HallView
  readonly now: number
  readonly onAgain: () => void
  readonly onEnd: () => void
}

function MadeNotice({ made, view, now, onAgain, onEnd }: MadeNoticeProps) {
  const { t } = useTranslation('admin')
  const [language] = useLanguage()
  const words = noticeWords(made, view, language)
  return (
    <li>
      <p className="notice-words">
        <time className="tabular">{formatClock(made.at, view.mall.timeZone, language)}</time> {words}
      </p>
      <div className="notice-foot">
        <ul className="heard">
          {made.zones.map((zone) => (
            <HeardIn key={zone.id} zone={zone} made={made} view={view} now={now} />
          ))}
        </ul>
        {made.endedAt !== undefined && (
          <p className="soft tabular">
            {t('notices.ended', { time: formatClock(made.endedAt, view.mall.timeZone, language) })}
          </p>
        )}
        {isStanding(made, now) && !isAlarm(made.template) && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('notices.endOf', { words })}
            onClick={onEnd}
          >
            {t('notices.end')}
          </Button>
        )}
        {!isAlarm(made.template) && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('notices.againOf', { words })}
            onClick={onAgain}
          >
            {t('notices.again')}
          </Button>
        )}
      </div>
    </li>
  )
}

const HEARD = {
  heard: IconCircleCheck,
  waiting: IconHourglass,
  'no-display': IconDeviceTvOff,
  late: IconAlertCircle,
  missed: IconVolumeOff,
  ended: IconCircleX,
} as const satisfies Record<Heard, unknown>

interface HeardInProps {
  readonly zone: Made['zones'][number]
  readonly made: Made
  readonly view: HallView
  readonly now: number
}

function HeardIn({ zone, made, view, now }: HeardInProps) {
  const { t } = useTranslation('admin')
  const [language] = useLanguage()
  const text = useText()
  const heard = heardIn(zone, made, view, now)
  const Icon = HEARD[heard]
  const name = view.zones.find(({ id }) => id === zone.id)?.name
  const time = zone.heardAt === null ? '' : formatClock(zone.heardAt, view.mall.timeZone, language)
  return (
    <li className="tabular" data-heard={heard}>
      <Icon aria-hidden="true" />
      {name ? shortName(text(name)) : zone.id} {t(`notices.heard.${heard}`, { time })}
    </li>
  )
}
