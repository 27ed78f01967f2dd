import { useText, useTranslation } from '@antre/ui'
import { servicesOf } from '../catalogue/availability.ts'
import { journeysOfAgency } from '../catalogue/offers.ts'
import { useView } from '../parts/context.tsx'
import { Gone } from '../parts/gone.tsx'
import { Leaf } from '../parts/leaf.tsx'
import { JourneyRow, ServiceRow } from '../parts/tiles.tsx'

/** What an agency does here. */
export function Agency({ id }: { readonly id: string }) {
  const { t } = useTranslation('kiosk')
  const text = useText()
  const view = useView()
  const agency = view.agencies.find((one) => one.id === id)
  if (!agency) return <Gone />
  const journeys = journeysOfAgency(view, id)
  return (
    <Leaf title={text(agency.short)} lead={text(agency.name)}>
      <div className="rows">
        {servicesOf(view, id).map((service) => (
          <ServiceRow key={service.id} service={service} />
        ))}
      </div>
      {journeys.length > 0 && (
        <section>
          <h2 className="section">{t('agency.journeys')}</h2>
          <div className="rows">
            {journeys.map((journey) => (
              <JourneyRow key={journey.id} journey={journey} />
            ))}
          </div>
        </section>
      )}
    </Leaf>
  )
}
