import { useTranslation } from '@antre/ui'
import { ActionIcon } from '@mantine/core'
import { IconBell, IconBellOff } from '@tabler/icons-react'
import { useSound } from './sound.ts'

/** A gentle sound for whoever does not look at this screen; off until somebody wants it. */
export function SoundSwitch() {
  const { t } = useTranslation('admin')
  const [on, setOn] = useSound()
  const Icon = on ? IconBell : IconBellOff
  return (
    <ActionIcon
      variant={on ? 'light' : 'subtle'}
      size="lg"
      className="sound-switch"
      aria-pressed={on}
      aria-label={t('health.sound')}
      title={t('health.sound')}
      onClick={() => setOn(!on)}
    >
      <Icon aria-hidden="true" size="1.25rem" />
    </ActionIcon>
  )
}
