import { useTranslation } from '@antre/ui'
import { IconHandFinger, IconMoon, IconVolumeOff } from '@tabler/icons-react'

interface SoundMarkProps {
  readonly blocked: boolean
  readonly fault: boolean
  readonly quiet: boolean
}

/** For the staff: the loudspeaker wants a touch, or a look. Nothing while all is well. */
export function SoundMark({ blocked, fault, quiet }: SoundMarkProps) {
  const { t } = useTranslation('display')
  if (blocked) {
    // Any touch or key lets sound through (see main.tsx); the button says so.
    return (
      <button type="button" className="mark mark-touch">
        <IconHandFinger aria-hidden="true" />
        {t('sound.touch')}
      </button>
    )
  }
  if (fault) {
    return (
      <span className="mark mark-fault" role="status">
        <IconVolumeOff aria-hidden="true" />
        <span>{t('sound.fault')}</span>
      </span>
    )
  }
  if (!quiet) return null
  return (
    <span className="mark mark-quiet">
      <IconMoon aria-hidden="true" />
      {t('sound.quiet')}
    </span>
  )
}
