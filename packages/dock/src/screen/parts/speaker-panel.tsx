import { formatClock, useLanguage, useTranslation } from '@antre/ui'
import { IconCheck, IconPlugOff, IconSpeakerphone, IconVolume, IconVolumeOff } from '@tabler/icons-react'
import type { DockState, Words } from '../../state.ts'
import { Nothing, Panel } from './panel.tsx'

export interface SpeakerPanelProps {
  readonly loudspeaker: DockState['loudspeaker']
  readonly timeZone: string
}

/** What the hall heard, newest first, with its level now. */
export function SpeakerPanel({ loudspeaker, timeZone }: SpeakerPanelProps) {
  const { t } = useTranslation('dock')
  const entries = loudspeaker?.entries.toReversed() ?? []
  const away = loudspeaker?.connected !== true
  return (
    <Panel
      name="speaker"
      title={t('speaker.title')}
      icon={<IconSpeakerphone aria-hidden="true" />}
      aside={
        away ? (
          <output className="state" data-well={false}>
            <IconPlugOff aria-hidden="true" />
            {t('speaker.away')}
          </output>
        ) : (
          <LevelMeter level={loudspeaker.level} />
        )
      }
    >
      {entries.length === 0 && <Nothing>{t('speaker.empty')}</Nothing>}
      {entries.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <ol className="transcript" tabIndex={0} aria-label={t('speaker.title')}>
          {entries.map((words) => (
            <Spoken key={words.id} words={words} timeZone={timeZone} />
          ))}
        </ol>
      )}
    </Panel>
  )
}

function Spoken({ words, timeZone }: { readonly words: Words; readonly timeZone: string }) {
  const { t } = useTranslation('dock')
  const [language] = useLanguage()
  const Icon = { began: IconVolume, ended: IconCheck, failed: IconVolumeOff }[words.state]
  return (
    <li data-state={words.state}>
      <time className="tabular" dateTime={words.at}>
        {formatClock(words.at, timeZone, language)}
      </time>
      <span className="words" lang={words.language}>
        {words.text}
      </span>
      <span className="how">
        <Icon aria-hidden="true" />
        {t(`speaker.${words.state}`)} · {words.language.toUpperCase()}
      </span>
    </li>
  )
}

/** Speech lies between these; below is silence, above would hurt. dB of full scale. */
const FLOOR_DB = -42
const CEILING_DB = -6
const BARS = 16

/** 0..1 of the meter for a root mean square of 0..1. */
function heightOf(level: number): number {
  if (level <= 0) return 0
  const db = 20 * Math.log10(level)
  return Math.min(1, Math.max(0, (db - FLOOR_DB) / (CEILING_DB - FLOOR_DB)))
}

function LevelMeter({ level }: { readonly level: number }) {
  const { t } = useTranslation('dock')
  const lit = Math.round(heightOf(level) * BARS)
  return (
    // biome-ignore lint/a11y/useSemanticElements: bars like those of a mixing desk cannot be drawn in a <meter>
    <div
      className="meter"
      role="meter"
      aria-label={t('speaker.level')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(heightOf(level) * 100)}
    >
      {Array.from({ length: BARS }, (_, bar) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
        <i key={bar} data-lit={bar < lit} />
      ))}
    </div>
  )
}
