import type { Problem } from '@antre/contract'
import { useTranslation } from '@antre/ui'
import { useProblemText } from '../frame/problem-text.ts'

/** Why an announcement was not taken, and what that means for the people in the hall. */
export function useNoticeProblem(): (problem: Problem) => string {
  const { t } = useTranslation('admin')
  const general = useProblemText()
  return ({ code }) => {
    if (code === 'forbidden') return t('notices.forbidden')
    // Whether the master has it nobody knows; the same key makes a second press harmless.
    return code === 'master-away' ? t('notices.unsure') : general(code)
  }
}
