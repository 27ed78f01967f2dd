import { useTranslation } from '@antre/ui'
import { Button, FileButton } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'

/** A place to drop the file, and a button for everybody else. */
export function DropZone({ onFile }: { readonly onFile: (file: File) => void }) {
  const { t } = useTranslation('admin')
  const [over, setOver] = useState(false)
  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) onFile(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first
    <div
      className="drop"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <IconFileUpload aria-hidden="true" />
      <FileButton accept="application/json,.json" onChange={(file) => file && onFile(file)}>
        {(props) => (
          <Button size="md" {...props}>
            {t('mall.choose')}
          </Button>
        )}
      </FileButton>
      <p>{over ? t('mall.dropNow') : t('mall.drop')}</p>
      <p className="soft">{t('mall.nothingYet')}</p>
    </div>
  )
}
