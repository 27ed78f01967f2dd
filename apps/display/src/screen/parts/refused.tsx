import { useTranslation } from '@antre/ui'

/** The key in the address was refused. */
export function Refused() {
  const { t } = useTranslation('common')
  return (
    <section className="welcome">
      <h1>{t('signIn.refused')}</h1>
      <p>{t('signIn.refusedHelp')}</p>
    </section>
  )
}
