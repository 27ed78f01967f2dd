import type { KioskService } from '@antre/contract'
import { formatCost } from '@antre/ui'

/** The cost in a word or two: a sum, "free", or `depends` when only a longer note can say. */
export function costWord({ cost }: KioskService, language: string, depends: string): string {
  return cost.amount === null ? depends : formatCost(cost, language)
}
