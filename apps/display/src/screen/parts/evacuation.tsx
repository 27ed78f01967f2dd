import type { DisplayNotice, DisplayView } from '@antre/contract'
import { languageOf } from '@antre/i18n'
import { IconDoorExit } from '@tabler/icons-react'
import { textOf } from '../notices/text.ts'
import { useFittedNotice } from './use-fitted-notice.ts'

interface EvacuationProps {
  readonly notice: DisplayNotice
  readonly mall: DisplayView['mall']
}

/** Leave the building: the whole screen, in the languages of the mall, and nothing beside it to look at. */
export function Evacuation({ notice, mall }: EvacuationProps) {
  const languages = [...new Set(mall.languages.map(languageOf))]
  const texts = languages.map((language) => textOf(notice, language))
  const words = useFittedNotice(texts.join('\n'), 'alone')
  return (
    <main className="evacuation" data-notice={notice.id} role="alert">
      <IconDoorExit aria-hidden="true" />
      <div ref={words} className="evacuation-words">
        {texts.map((text, at) => (
          <p key={languages[at]} lang={languages[at]}>
            {text}
          </p>
        ))}
      </div>
    </main>
  )
}
