import { Band, KeyEntry, useTranslation } from '@antre/ui'
import { IconLock } from '@tabler/icons-react'
import { Notice } from './notice.tsx'

/** `missing`: none came with the address. `refused`: old, or never one. `other`: it is for something else. */
export type NoKey = 'missing' | 'refused' | 'other'

/** Nothing is shown without a key: what it is, where it comes from, and a field for it. */
export function Refused({ why }: { readonly why: NoKey }) {
  const { t } = useTranslation('admin')
  const title = {
    missing: t('signIn.needed', { ns: 'common' }),
    refused: t('signIn.refused', { ns: 'common' }),
    other: t('state.forbidden'),
  }[why]
  const help = {
    missing: t('signIn.neededHelp', { ns: 'common' }),
    refused: t('signIn.refusedHelp', { ns: 'common' }),
    other: t('state.forbiddenHelp'),
  }[why]
  return (
    <>
      <header className="top">
        <Band />
      </header>
      <main className="page">
        <Notice icon={IconLock} tone="notice" title={title} help={help} live>
          <KeyEntry page="admin" />
        </Notice>
      </main>
    </>
  )
}
