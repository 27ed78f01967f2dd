import type { KioskService } from '@antre/contract'
import { useText } from '@antre/ui'
import { useView } from './context.tsx'

/** The counters of a journey, in order when it has one. */
export function TicketSteps({
  services,
  ordered,
}: {
  readonly services: readonly KioskService[]
  readonly ordered: boolean
}) {
  const text = useText()
  const view = useView()
  return (
    <ol className="ticket-steps" data-ordered={ordered}>
      {services.map((service) => {
        const agency = view.agencies.find(({ id }) => id === service.agencyId)
        return <li key={service.id}>{agency && text(agency.short)}</li>
      })}
    </ol>
  )
}
