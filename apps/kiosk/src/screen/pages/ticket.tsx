import type { TicketView } from '@antre/contract'
import { isoDate, NumberText, useText, useTranslation } from '@antre/ui'
import { IconCamera, IconPrinter, IconPrinterOff, IconStarFilled, IconVolume } from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import { type Paper, paperOf, ticketLeaves } from '../flow/state.ts'
import { useDispatch, useFlow, useView } from '../parts/context.tsx'
import { QrCode } from '../parts/qr-code.tsx'
import { ScrollArea } from '../parts/scroll-area.tsx'
import { TicketFacts } from '../parts/ticket-facts.tsx'
import { TicketSteps } from '../parts/ticket-steps.tsx'
import { useSettled } from '../parts/use-settled.ts'

/** The last of many quick taps must not send the ticket away before it was seen. */
const GHOST_TAP_MS = 900

/** The number, very large, and what comes next. `issued` is the ticket as it was answered. */
export function Ticket({ issued }: { readonly issued: TicketView }) {
  const { t } = useTranslation('kiosk')
  const text = useText()
  const view = useView()
  const flow = useFlow((state) => state)
  const dispatch = useDispatch()
  const settled = useSettled(GHOST_TAP_MS)

  const ticket = latest(issued, view.station?.prints)
  const paper = paperOf(flow, ticket.print)
  const leaves = ticketLeaves(flow, ticket.print)
  const services = ticket.steps.flatMap(
    ({ serviceId }) => view.services.find(({ id }) => id === serviceId) ?? [],
  )
  const journey = view.journeys.find(({ id }) => id === ticket.journeyId)
  const [service] = services
  const agency = view.agencies.find(({ id }) => id === service?.agencyId)
  const requirements = [...new Set(services.flatMap((one) => one.requirements.map(text)))]
  return (
    <main className="ticket">
      <ScrollArea>
        <PaperState paper={paper} />
        <section className="ticket-card">
          <p className="ticket-label">{t('ticket.number')}</p>
          <h1 className="ticket-number" style={{ '--signs': ticket.number.length } as CSSProperties}>
            <NumberText number={ticket.number} />
          </h1>
          <p className="ticket-service">{journey ? text(journey.name) : service && text(service.name)}</p>
          {!journey && agency && <p className="ticket-agency">{text(agency.name)}</p>}
          {ticket.priority !== null && (
            <p className="chip chip-waiting">
              <IconStarFilled aria-hidden="true" />
              {t('ticket.priority', { class: t(`priority.${ticket.priority}`) })}
            </p>
          )}
          {journey && <TicketSteps services={services} ordered={journey.order === 'fixed'} />}
        </section>
        <TicketFacts ticket={ticket} services={services} />
        <div className="ticket-keep" data-qr={view.receipt.showQr}>
          <section className="ticket-bring">
            <h2>{t('ticket.bring')}</h2>
            {requirements.length === 0 && <p>{t('service.bringNothing')}</p>}
            <ul>
              {requirements.map((paper) => (
                <li key={paper}>{paper}</li>
              ))}
            </ul>
          </section>
          {view.receipt.showQr && (
            <figure className="ticket-qr">
              <QrCode
                text={`${ticket.number} ${isoDate(ticket.issuedAt, view.mall.timeZone)} ${ticket.id}`}
                label={t('ticket.scan')}
              />
              <figcaption>{t('ticket.scan')}</figcaption>
            </figure>
          )}
        </div>
        <p className="ticket-listen">
          <IconVolume aria-hidden="true" />
          {t('ticket.listen')}
        </p>
      </ScrollArea>
      <div className="ticket-end">
        <button
          type="button"
          className="button button-main"
          disabled={!settled}
          onClick={() => dispatch({ type: 'leave' })}
        >
          {t('ticket.done')}
        </button>
        <p className="ticket-leaving">
          {leaves === null ? '\u00a0' : t('ticket.leaving', { count: leaves })}
        </p>
      </div>
    </main>
  )
}

/** The ticket as the newest view knows it: its paper and its place in the queue move on while it is shown. */
function latest(
  issued: TicketView,
  prints: readonly { readonly ticket: TicketView }[] | undefined,
): TicketView {
  return prints?.find(({ ticket }) => ticket.id === issued.id)?.ticket ?? issued
}

const PAPER_WORDS = {
  printing: ['ticket.pendingTitle', 'ticket.pending', IconPrinter],
  printed: ['ticket.printedTitle', 'ticket.printed', IconPrinter],
  slow: ['ticket.slowTitle', 'ticket.slow', IconCamera],
  failed: ['ticket.failedTitle', 'ticket.failed', IconPrinterOff],
  none: ['ticket.noneTitle', 'ticket.none', IconCamera],
} as const

function PaperState({ paper }: { readonly paper: Paper }) {
  const { t } = useTranslation('kiosk')
  const [title, words, Icon] = PAPER_WORDS[paper]
  return (
    <div className="ticket-paper" data-paper={paper} role="status">
      <h2>{t(title)}</h2>
      <p>
        <Icon aria-hidden="true" />
        {t(words)}
      </p>
    </div>
  )
}
