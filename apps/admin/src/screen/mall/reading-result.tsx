import type { Mall } from '@antre/domain'
import { useTranslation } from '@antre/ui'
import { IconFileAlert, IconInfoCircle } from '@tabler/icons-react'
import { Notice } from '../frame/notice.tsx'
import type { MallVersion } from './api.ts'
import { DiffSummary } from './diff-summary.tsx'
import { Faults } from './faults.tsx'
import type { Reading } from './reading.ts'

interface ReadingResultProps {
  readonly reading: Reading | { readonly kind: 'unreadable' }
  readonly current: MallVersion
  readonly saving: boolean
  /** The document changed below: compare again before saving. */
  readonly stuck: boolean
  readonly onSave: (mall: Mall) => void
  readonly onCancel: () => void
}

/** What became of the chosen file. */
export function ReadingResult({ reading, current, saving, stuck, onSave, onCancel }: ReadingResultProps) {
  const { t } = useTranslation('admin')
  switch (reading.kind) {
    case 'unreadable':
      return (
        <Notice
          icon={IconFileAlert}
          tone="trouble"
          title={t('reading.unreadable')}
          help={t('reading.unreadableHelp')}
          live
        />
      )
    case 'too-large':
      return (
        <Notice
          icon={IconFileAlert}
          tone="trouble"
          title={t('reading.tooLarge')}
          help={t('reading.tooLargeHelp')}
          live
        />
      )
    case 'not-json': {
      const { place } = reading
      const help = place === null ? t('reading.notJsonHelp') : t('reading.notJsonLine', { ...place })
      return <Notice icon={IconFileAlert} tone="trouble" title={t('reading.notJson')} help={help} live />
    }
    case 'same':
      return (
        <Notice
          icon={IconInfoCircle}
          tone="calm"
          title={t('reading.same')}
          help={t('reading.sameHelp')}
          live
        />
      )
    case 'faulty':
      return <Faults faults={reading.faults} document={reading.document} />
    case 'changes':
      return (
        <DiffSummary
          diff={reading.diff}
          next={current.version + 1}
          saving={saving}
          stuck={stuck}
          onSave={() => onSave(reading.mall)}
          onCancel={onCancel}
        />
      )
  }
}
