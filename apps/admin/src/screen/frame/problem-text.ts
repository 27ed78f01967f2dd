import { PROBLEMS, type ProblemCode } from '@antre/contract'
import { useTranslation } from '@antre/ui'

/** What a problem's code means to a person; an unknown code still gets a sentence. */
export function useProblemText(): (code: string) => string {
  const { t } = useTranslation('common')
  return (code) => (code in PROBLEMS ? t(`problem.${code as ProblemCode}`) : t('problem.unknown'))
}
