import { useTranslation } from '@antre/ui'
import { useView } from '../parts/context.tsx'
import { Leaf } from '../parts/leaf.tsx'
import { JourneyRow } from '../parts/tiles.tsx'

/** All packages. */
export function Journeys() {
  const { t } = useTranslation('kiosk')
  const view = useView()
  return (
    <Leaf title={t('home.journeys')} lead={t('home.journeysLead')}>
      <div className="rows">
        {view.journeys.map((journey) => (
          <JourneyRow key={journey.id} journey={journey} />
        ))}
      </div>
    </Leaf>
  )
}
