import { IconLoader2, type TablerIcon } from '@tabler/icons-react'
import { SLOW_MS, useAfter } from './use-after.ts'

interface WorkingIconProps {
  readonly icon: TablerIcon
  /** The master has not answered yet. */
  readonly busy: boolean
  readonly className?: string
}

/** A button's picture, which turns while the answer is due. */
export function WorkingIcon({ icon: Icon, busy, className }: WorkingIconProps) {
  const slow = useAfter(busy, SLOW_MS)
  return slow ? (
    <IconLoader2 aria-hidden="true" className={className} data-turning="true" />
  ) : (
    <Icon aria-hidden="true" className={className} />
  )
}
