import type { ProblemCode } from '@antre/contract'
import { useTranslation } from '@antre/ui'

/** What a problem's code means to a person; an unknown code still gets a sentence. */
export function useProblemText(): (code: string) => string {
  const { t, i18n } = useTranslation('common')
  // Asked of the texts, not of the contract: its schemas are weight that a counter screen does not need.
  return (code) =>
    i18n.exists(`problem.${code}`, { ns: 'common' })
      ? t(`problem.${code as ProblemCode}`)
      : t('problem.unknown')
}
