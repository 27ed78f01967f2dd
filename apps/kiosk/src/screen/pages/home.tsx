import { useLanguage, useTranslation } from '@antre/ui'
import { IconSearch } from '@tabler/icons-react'
import { searchExamples } from '../catalogue/examples.ts'
import { agenciesInOrder, frequentServices } from '../catalogue/offers.ts'
import { useDispatch, useView } from '../parts/context.tsx'
import { Leaf } from '../parts/leaf.tsx'
import { AgencyTile, FrequentTile, JourneysTile } from '../parts/tiles.tsx'

const FREQUENT = 4

/** "What would you like to do today?" */
export function Home() {
  const { t } = useTranslation('kiosk')
  const view = useView()
  const frequent = frequentServices(view, FREQUENT)
  return (
    <Leaf title={t('home.question')} head={<SearchDoor />} back={false} className="home">
      {frequent.length > 0 && (
        <section>
          <h2 className="section">{t('home.frequent')}</h2>
          <div className="tiles tiles-frequent">
            {frequent.map((service) => (
              <FrequentTile key={service.id} service={service} />
            ))}
            {view.journeys.length > 0 && <JourneysTile />}
          </div>
        </section>
      )}
      <section>
        <h2 className="section">{t('home.agencies')}</h2>
        <div className="tiles">
          {agenciesInOrder(view).map((agency) => (
            <AgencyTile key={agency.id} agency={agency} />
          ))}
        </div>
      </section>
    </Leaf>
  )
}

/** Looks like the field it leads to. */
function SearchDoor() {
  const { t } = useTranslation('kiosk')
  const [language] = useLanguage()
  const view = useView()
  const dispatch = useDispatch()
  const example = searchExamples(view, language, 3).at(-1)
  return (
    <button
      type="button"
      className="search-field"
      onClick={() => dispatch({ type: 'open', page: { at: 'search' } })}
    >
      <IconSearch aria-hidden="true" />
      <span>{example ? t('home.search', { example }) : t('home.searchPlain')}</span>
    </button>
  )
}
