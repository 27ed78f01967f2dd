import type { DisplayNotice } from '@antre/contract'
import type { NoticeTemplate } from '@antre/domain'

/** Before all others, in this order; also in quiet hours. */
const URGENT: readonly NoticeTemplate[] = ['evacuate', 'medical-help']

export function isUrgent(template: NoticeTemplate): boolean {
  return URGENT.includes(template)
}

/** 0: the most urgent. */
export function rankOf(template: NoticeTemplate): number {
  const at = URGENT.indexOf(template)
  return at < 0 ? URGENT.length : at
}

/** While one stands nothing else is shown or said. The master tells it until staff end it. */
export const isEvacuation = ({ template }: Pick<DisplayNotice, 'template'>): boolean =>
  template === 'evacuate'
