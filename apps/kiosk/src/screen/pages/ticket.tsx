import { formatClock, formatDate, isoDate, NumberText, useLanguage, useText, useTranslation } from '@antre/ui'
import { IconStarFilled, IconVolume } from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import { isPhoto, paperOf, ticketLeaves } from '../flow/paper.ts'
import type { Page } from '../flow/state.ts'
import { useDispatch, useFlow, useView } from '../parts/context.tsx'
import { PaperState } from '../parts/paper-state.tsx'
import { QrCode } from '../parts/qr-code.tsx'
import { ScrollArea } from '../parts/scroll-area.tsx'
import { TicketFacts } from '../parts/ticket-facts.tsx'
import { TicketSteps } from '../parts/ticket-steps.tsx'
import { useSettled } from '../parts/use-settled.ts'

/** The last of many quick taps must not send the ticket away before it was seen. */
const GHOST_TAP_MS = 900

type Ticket = Extract<Page, { at: 'ticket' }>['ticket']

/** The number, very large, and what comes next. */
export function TicketPage({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('kiosk')
  const view = useView()
  const paper = useFlow((flow) => paperOf(flow).is)
  const photo = useFlow((flow) => isPhoto(paperOf(flow)))
  const services = ticket.steps.flatMap(
    ({ serviceId }) => view.services.find(({ id }) => id === serviceId) ?? [],
  )
  const beside = view.receipt.showQr && !photo
  return (
    <main className="ticket" data-paper={paper} data-photo={photo}>
      <ScrollArea>
        <PaperState />
        <Card ticket={ticket} photo={photo} />
        <TicketFacts ticket={ticket} services={services} />
        <div className="ticket-keep" data-qr={beside}>
          <Bring lists={services.map(({ requirements }) => requirements)} />
          {beside && <Qr ticket={ticket} />}
        </div>
        <p className="ticket-listen">
          <IconVolume aria-hidden="true" />
          {t('ticket.listen')}
        </p>
      </ScrollArea>
      <Done />
    </main>
  )
}

function Card({ ticket, photo }: { readonly ticket: Ticket; readonly photo: boolean }) {
  const { t } = useTranslation('kiosk')
  const text = useText()
  const [language] = useLanguage()
  const view = useView()
  const journey = view.journeys.find(({ id }) => id === ticket.journeyId)
  const services = ticket.steps.flatMap(
    ({ serviceId }) => view.services.find(({ id }) => id === serviceId) ?? [],
  )
  const [service] = services
  const agency = view.agencies.find(({ id }) => id === service?.agencyId)
  const zone = view.mall.timeZone
  return (
    <section className="ticket-card">
      <p className="ticket-label">{t('ticket.number')}</p>
      <h1 className="ticket-number" style={{ '--signs': ticket.number.length } as CSSProperties}>
        <NumberText number={ticket.number} />
      </h1>
      <div className="ticket-what">
        {photo && <Qr ticket={ticket} />}
        <div>
          <p className="ticket-service">{journey ? text(journey.name) : service && text(service.name)}</p>
          {!journey && agency && <p className="ticket-agency">{text(agency.name)}</p>}
          {photo && (
            <p className="ticket-agency">
              {t('ticket.issued', {
                date: formatDate(ticket.issuedAt, zone, language),
                time: formatClock(ticket.issuedAt, zone, language),
              })}
            </p>
          )}
          {ticket.priority !== null && (
            <p className="chip chip-waiting">
              <IconStarFilled aria-hidden="true" />
              {t('ticket.priority', { class: t(`priority.${ticket.priority}`) })}
            </p>
          )}
          {journey && <TicketSteps services={services} ordered={journey.order === 'fixed'} />}
        </div>
      </div>
    </section>
  )
}

/** The same code as on paper: number, date and id. */
function Qr({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('kiosk')
  const { mall } = useView()
  return (
    <figure className="ticket-qr">
      <QrCode
        text={`${ticket.number} ${isoDate(ticket.issuedAt, mall.timeZone)} ${ticket.id}`}
        label={t('ticket.scan')}
      />
      <figcaption>{t('ticket.scan')}</figcaption>
    </figure>
  )
}

function Bring({ lists }: { readonly lists: readonly (readonly Readonly<Record<string, string>>[])[] }) {
  const { t } = useTranslation('kiosk')
  const text = useText()
  const requirements = [...new Set(lists.flatMap((list) => list.map(text)))]
  return (
    <section className="ticket-bring">
      <h2>{t('ticket.bring')}</h2>
      {requirements.length === 0 && <p>{t('service.bringNothing')}</p>}
      <ul>
        {requirements.map((paper) => (
          <li key={paper}>{paper}</li>
        ))}
      </ul>
    </section>
  )
}

function Done() {
  const { t } = useTranslation('kiosk')
  const dispatch = useDispatch()
  const settled = useSettled(GHOST_TAP_MS)
  const leaves = useFlow(ticketLeaves)
  return (
    <div className="ticket-end">
      <button
        type="button"
        className="button button-main"
        disabled={!settled}
        onClick={() => dispatch({ type: 'leave' })}
      >
        {t('ticket.done')}
      </button>
      <p className="ticket-leaving">{leaves === null ? '\u00a0' : t('ticket.leaving', { count: leaves })}</p>
    </div>
  )
}
