import { useTranslation } from '@antre/ui'

const KNOWN = ['token', 'place', 'unknown', 'release'] as const
type Known = (typeof KNOWN)[number]

/** The master is there, and does not let this station in: whoever installs it can read why. */
export function NotAccepted({ refusal, zone }: { readonly refusal: string; readonly zone: string }) {
  const { t } = useTranslation('display')
  const why: Known = KNOWN.find((one) => one === refusal) ?? 'token'
  return (
    <section className="welcome not-accepted" role="alert">
      <h1>{t('notAccepted.title')}</h1>
      <p>{t(`notAccepted.${why}`, { zone })}</p>
      <p>{t('notAccepted.again')}</p>
    </section>
  )
}
