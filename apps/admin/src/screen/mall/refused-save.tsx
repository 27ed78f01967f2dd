import type { Problem } from '@antre/contract'
import type { Mall } from '@antre/domain'
import { useText, useTranslation } from '@antre/ui'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react'
import { Notice } from '../frame/notice.tsx'
import { useProblemText } from '../frame/problem-text.ts'
import { Faults } from './faults.tsx'

interface RefusedSaveProps {
  readonly problem: Problem
  readonly current: Mall
  /** Loads the latest version and compares again. */
  readonly onAgain: () => void
}

/** Why it was not saved, and the way on. */
export function RefusedSave({ problem, current, onAgain }: RefusedSaveProps) {
  const { t } = useTranslation('admin')
  const general = useProblemText()
  const inUse = useInUse(current)
  const title = t('refused.title')
  const again = (
    <Button leftSection={<IconRefresh aria-hidden="true" size="1.1rem" />} onClick={onAgain}>
      {t('refused.compareAgain')}
    </Button>
  )
  switch (problem.code) {
    case 'mall-changed':
      return (
        <Notice icon={IconAlertTriangle} tone="trouble" title={title} help={t('refused.mall-changed')} live>
          {again}
        </Notice>
      )
    case 'mall-in-use':
      return (
        <Notice
          icon={IconAlertTriangle}
          tone="trouble"
          title={inUse(problem)}
          help={t('refused.inUseHelp')}
          live
        />
      )
    case 'invalid-mall':
      return (
        <>
          <Notice
            icon={IconAlertTriangle}
            tone="trouble"
            title={title}
            help={t('refused.invalid-mall')}
            live
          />
          <Faults faults={problem.faults ?? []} document={null} />
        </>
      )
    case 'forbidden':
      return (
        <Notice icon={IconAlertTriangle} tone="trouble" title={title} help={t('refused.forbidden')} live />
      )
    case 'master-away':
      return (
        <Notice
          icon={IconAlertTriangle}
          tone="trouble"
          title={general(problem.code)}
          help={t('refused.unsure')}
          live
        >
          {again}
        </Notice>
      )
    default:
      return (
        <Notice icon={IconAlertTriangle} tone="trouble" title={title} help={general(problem.code)} live />
      )
  }
}

/** Who still needs what was taken out. */
function useInUse(current: Mall): (problem: Problem) => string {
  const { t } = useTranslation('admin')
  const text = useText()
  const general = useProblemText()
  return ({ code, about }) => {
    const counter = current.counters.find(({ id }) => id === about?.counterId)
    if (counter) return t('refused.inUseCounter', { counter: text(counter.name) })
    const service = current.services.find(({ id }) => id === about?.serviceId)
    if (service)
      return t('refused.inUseService', { service: text(service.name), number: about?.number ?? '' })
    return general(code)
  }
}
