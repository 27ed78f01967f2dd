import type { WaitingEntry } from '@antre/contract'
import { useTranslation } from '@antre/ui'
import { IconHeartHandshake } from '@tabler/icons-react'

export function PriorityBadge({ priority }: { readonly priority: NonNullable<WaitingEntry['priority']> }) {
  const { t } = useTranslation('counter')
  return (
    <span className="badge" data-tone="notice">
      <IconHeartHandshake aria-hidden="true" />
      <span>{t(`priority.${priority}`)}</span>
    </span>
  )
}
