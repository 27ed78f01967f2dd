import { useTranslation } from '@antre/ui'
import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly size?: 'md' | 'lg'
  readonly fullScreen?: boolean | undefined
}

/** A window over the page, as long as it is rendered. Escape and a press beside it close it. */
export function Dialog({ title, onClose, children, size = 'md', fullScreen = false }: DialogProps) {
  const { t } = useTranslation('admin')
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      fullScreen={fullScreen}
      centered
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
      // Its head is not the page's.
      attributes={{ header: { role: 'presentation' } }}
    >
      {children}
    </Modal>
  )
}
