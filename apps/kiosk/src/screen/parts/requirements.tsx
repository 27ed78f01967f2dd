import { useText, useTranslation } from '@antre/ui'
import { IconCircleCheck, IconFolder } from '@tabler/icons-react'

type Texts = Readonly<Record<string, string>>

/** Papers to bring, each once. */
export function Requirements({ list, title }: { readonly list: readonly Texts[]; readonly title: string }) {
  const { t } = useTranslation('kiosk')
  const text = useText()
  const papers = [...new Set(list.map(text))]
  return (
    <section className="requirements">
      <h2>
        <IconFolder aria-hidden="true" />
        {title}
      </h2>
      {papers.length === 0 ? (
        <p>{t('service.bringNothing')}</p>
      ) : (
        <ul>
          {papers.map((paper) => (
            <li key={paper}>
              <IconCircleCheck aria-hidden="true" />
              {paper}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
