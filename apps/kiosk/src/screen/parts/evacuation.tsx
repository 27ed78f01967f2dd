import { languageOf, useTranslation } from '@antre/ui'
import { IconDoorExit } from '@tabler/icons-react'
import { useView } from './context.tsx'

/** Leave the building: nothing else is on the screen, in every language of the mall at once. */
export function Evacuation() {
  const { i18n } = useTranslation('kiosk')
  const languages = [...new Set(useView().mall.languages.map(languageOf))]
  return (
    <main className="evacuation" role="alert">
      <IconDoorExit aria-hidden="true" />
      {languages.map((language) => {
        const t = i18n.getFixedT(language, 'kiosk')
        return (
          <section key={language} lang={language}>
            <h1>{t('evacuation.title')}</h1>
            <p>{t('evacuation.help')}</p>
          </section>
        )
      })}
    </main>
  )
}
