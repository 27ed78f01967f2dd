import { type DeviceReport, type TicketView, ticketSchema } from '@antre/contract'
import type { PrintResult } from '@antre/devices'
import type { Link } from '@antre/station'
import { z } from 'zod'
import type { PrintJobs } from '../jobs/print-jobs.ts'
import type { RecentPrint } from '../jobs/recent.ts'
import type { Logo } from '../logo/logo.ts'
import type { KioskPrinters } from '../printers/printers.ts'
import { testPage } from './test-page.ts'

/** What the staff menu shows. */
export interface DeskState {
  readonly printers: readonly DeviceReport[]
  /** Newest first. */
  readonly prints: readonly DeskPrint[]
  readonly master: 'live' | 'away'
}

/**
 * A number of this kiosk. `since`: how another printing of it, elsewhere, went. `now`: how the ticket itself
 * stands, absent while the master has not said: `ended` ones cannot be printed any more.
 */
export interface DeskPrint extends RecentPrint {
  readonly since?: { readonly print: TicketView['print']; readonly printAt: string | null }
  readonly now?: 'open' | 'held' | 'ended'
}

/** What staff can do at the kiosk itself. */
export interface StaffDesk {
  state(): DeskState
  /** Asks the master how the numbers stand, and how the failed ones fared since. */
  refresh(): Promise<void>
  test(printerId: string): Promise<PrintResult | null>
  paperChanged(printerId: string): ReturnType<KioskPrinters['paperChanged']>
}

export interface DeskParts {
  readonly stationId: string
  readonly link: Link
  readonly jobs: PrintJobs
  readonly printers: KioskPrinters
  readonly logo: Pick<Logo, 'picture' | 'fault'>
}

const oneTicket = z.object({ ticket: ticketSchema })

function standing({ steps, current }: TicketView): NonNullable<DeskPrint['now']> {
  switch (steps[current]?.state) {
    case 'done':
    case 'transferred':
    case 'cancelled':
    case 'abandoned':
      return 'ended'
    case 'held':
      return 'held'
    default:
      return 'open'
  }
}

/** Null where it is no JSON: a sign-in page of the network may answer in the master's place. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

export function staffDesk({ stationId, link, jobs, printers, logo }: DeskParts): StaffDesk {
  /** By id: what the master last said of the tickets of this kiosk. */
  const later = new Map<string, TicketView>()

  async function look({ ticketId }: RecentPrint) {
    const reply = await link.send({ method: 'GET', path: `/tickets/${ticketId}` })
    if (!reply.answered || reply.status !== 200) return
    const read = oneTicket.safeParse(parsed(reply.body))
    if (read.success) later.set(ticketId, read.data.ticket)
  }

  function withLater(print: RecentPrint): DeskPrint {
    const known = later.get(print.ticketId)
    if (!known) return print
    const told: DeskPrint = { ...print, now: standing(known) }
    if (print.state !== 'failed' || (known.attempt ?? 0) <= print.attempt) return told
    return { ...told, since: { print: known.print, printAt: known.printAt ?? null } }
  }

  return {
    state: () => ({
      printers: printers.reports(),
      prints: jobs.recent().map(withLater),
      master: link.status().state === 'live' ? 'live' : 'away',
    }),
    async refresh() {
      later.clear()
      if (link.status().state === 'live') await Promise.all(jobs.recent().map(look))
    },
    test: (id) =>
      printers.printOn(
        id,
        testPage(link.view(), {
          ...{ stationId, printer: id, now: link.time.now() },
          ...{ logo: logo.picture(), logoFault: logo.fault() },
        }),
      ),
    paperChanged: (id) => printers.paperChanged(id),
  }
}
