import { useTranslation } from '@antre/ui'
import { Button } from '@mantine/core'
import { IconDownload, IconRefresh } from '@tabler/icons-react'
import type { MallVersion } from './api.ts'
import { LISTS } from './diff.ts'
import { fileNameOf } from './file-name.ts'

interface CurrentProps extends MallVersion {
  /** The version the hall works with now, as far as is known. */
  readonly newest: number
  readonly onReload: () => void
}

/** What is in force, in figures, and as a file. */
export function Current({ mall, version, newest, onReload }: CurrentProps) {
  const { t } = useTranslation('admin')
  return (
    <section className="card current" aria-labelledby="current-title">
      <h2 id="current-title">{t('mall.current')}</h2>
      <p className="current-version">{t('mall.version', { version })}</p>
      <ul className="current-counts">
        {LISTS.map((list) => (
          <li key={list}>{t(`mall.count.${list}`, { count: mall[list].length })}</li>
        ))}
      </ul>
      {newest > version && (
        <div className="current-newer" role="status">
          <p>{t('mall.newer', { version: newest })}</p>
          <Button
            variant="default"
            leftSection={<IconRefresh aria-hidden="true" size="1.1rem" />}
            onClick={onReload}
          >
            {t('mall.reload')}
          </Button>
        </div>
      )}
      <Button
        size="md"
        variant="default"
        leftSection={<IconDownload aria-hidden="true" size="1.2rem" />}
        onClick={() => download(`${JSON.stringify(mall, null, 2)}\n`, fileNameOf(mall, version))}
      >
        {t('mall.download')}
      </Button>
    </section>
  )
}

/** Hands a text to the browser as a file. */
function download(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken it by the time the next task runs.
  setTimeout(() => URL.revokeObjectURL(address), 0)
}
