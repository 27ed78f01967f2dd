import { translator, useTranslation } from '@antre/ui'
import { IconHandFinger, IconMoonStars } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { houseSummary } from '../catalogue/availability.ts'
import { Bay } from '../parts/bay.tsx'
import { useOpens } from '../parts/chip.tsx'
import { offeredLanguages, useCanTake, useDispatch, useView } from '../parts/context.tsx'

/** The first page: an open door. A touch anywhere begins. */
export function Attract() {
  const { t } = useTranslation('kiosk')
  const view = useView()
  const dispatch = useDispatch()
  const canTake = useCanTake()
  const start = useRef<HTMLButtonElement>(null)
  const house = houseSummary(view)
  const opens = useOpens(house.opens)
  useEffect(() => start.current?.focus({ preventScroll: true }), [])

  const begin = (): void => dispatch({ type: 'open', page: { at: 'home' } })
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button inside does the same by keyboard
    <main className="attract" data-look={!canTake} onClick={begin}>
      <div className="attract-words">
        <h1>{t('attract.welcome')}</h1>
        <p className="attract-invite">{t(canTake ? 'attract.invite' : 'attract.inviteLook')}</p>
        {house.state !== 'open' && (
          <p className="attract-closed">
            <IconMoonStars aria-hidden="true" />
            <span>
              <strong>{t('attract.closed')}</strong>
              {t('attract.closedHelp', { opens })}
            </span>
          </p>
        )}
      </div>
      <Bay />
      <div className="attract-foot">
        <button type="button" ref={start} className="button button-start">
          <IconHandFinger aria-hidden="true" />
          {t(canTake && house.state === 'open' ? 'attract.touch' : 'attract.look')}
        </button>
        {canTake && (
          <ol className="attract-steps">
            <li>{t('attract.step1')}</li>
            <li>{t('attract.step2')}</li>
            <li>{t('attract.step3')}</li>
          </ol>
        )}
        <Languages onChosen={begin} />
      </div>
    </main>
  )
}

function Languages({ onChosen }: { readonly onChosen: () => void }) {
  const { t } = useTranslation('kiosk')
  const view = useView()
  const dispatch = useDispatch()
  const offered = offeredLanguages(view)
  if (offered.length < 2) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: two buttons, no form
    <div className="attract-languages" role="group" aria-label={t('attract.language')}>
      {offered.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          className="button button-quiet"
          onClick={(event) => {
            event.stopPropagation()
            onChosen()
            dispatch({ type: 'aid', aids: { language } })
          }}
        >
          {translator(language, 'common')('language.name')}
        </button>
      ))}
    </div>
  )
}
