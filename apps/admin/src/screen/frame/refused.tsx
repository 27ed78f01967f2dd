import { Band, useTranslation } from '@antre/ui'
import { IconLock } from '@tabler/icons-react'
import { Notice } from './notice.tsx'

/** The key is missing, old, or for something else. */
export function Refused() {
  const { t } = useTranslation('admin')
  return (
    <>
      <header className="top">
        <Band />
      </header>
      <main className="page">
        <Notice
          icon={IconLock}
          tone="notice"
          title={t('state.forbidden')}
          help={t('state.forbiddenHelp')}
          live
        />
      </main>
    </>
  )
}
