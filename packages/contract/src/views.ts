import { PRINT_STATES, PRIORITIES } from '@antre/domain'
import { z } from 'zod'
import { isoTime, ticketSchema } from './ticket.ts'

const localized = z.record(z.string(), z.string())

/** Mall-local date and time of the next opening. */
const nextOpening = z.object({ date: z.string(), time: z.string() }).nullable()

const availability = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open'), closesAt: z.string() }),
  z.object({ state: z.literal('closed'), opens: nextOpening }),
  z.object({ state: z.literal('full'), opens: nextOpening }),
])
export type Availability = z.infer<typeof availability>

/** What every screen says about the house. */
const mallHeader = z.object({
  name: localized,
  place: localized,
  timeZone: z.string(),
  languages: z.array(z.string()),
  openAllDay: z.boolean().describe('hours are ignored: a demonstration'),
})
export type MallHeader = z.infer<typeof mallHeader>

const minutesRange = z.object({ from: z.number(), to: z.number() })

const kioskService = z.object({
  id: z.string(),
  agencyId: z.string(),
  name: localized,
  description: localized,
  requirements: z.array(localized),
  cost: z.object({ amount: z.number().nullable(), note: localized.optional() }),
  duration: z.number().describe('usual minutes at the counter'),
  discreet: z.boolean(),
  keywords: z.record(z.string(), z.array(z.string())),
  waiting: z.number().int(),
  wait: minutesRange.describe('minutes a new ticket would wait now'),
  countersOpen: z.number().int(),
  availability,
})
export type KioskService = z.infer<typeof kioskService>

const kioskJourney = z.object({
  id: z.string(),
  name: localized,
  description: localized,
  icon: z.string(),
  order: z.enum(['fixed', 'free']),
  steps: z.array(z.object({ serviceId: z.string(), optional: z.boolean() })),
  keywords: z.record(z.string(), z.array(z.string())),
  availability,
})
export type KioskJourney = z.infer<typeof kioskJourney>

export const kioskViewSchema = z.object({
  mall: mallHeader,
  now: isoTime,
  agencies: z.array(
    z.object({ id: z.string(), name: localized, short: localized, hint: localized, icon: z.string() }),
  ),
  services: z.array(kioskService),
  journeys: z.array(kioskJourney),
  priorities: z.array(z.enum(PRIORITIES)),
  receipt: z.object({
    thanks: localized,
    showRequirements: z.boolean(),
    showEstimate: z.boolean(),
    showQr: z.boolean(),
  }),
  station: z
    .object({
      id: z.string(),
      prints: z
        .array(z.object({ ticket: ticketSchema, state: z.enum(PRINT_STATES) }))
        .describe('what this kiosk shall print or has just printed, oldest first'),
    })
    .nullable(),
})
export type KioskView = z.infer<typeof kioskViewSchema>

const named = z.object({ id: z.string(), name: localized })

const waitingEntry = z.object({
  id: z.string(),
  number: z.string(),
  priority: z.enum(PRIORITIES).nullable(),
  serviceId: z.string(),
  queuedAt: isoTime,
  from: localized.optional().describe('name of the counter it comes from'),
  direct: z.boolean().describe('transferred to this counter alone'),
})
export type WaitingEntry = z.infer<typeof waitingEntry>

export const counterViewSchema = z.object({
  mall: mallHeader,
  now: isoTime,
  counter: z.object({
    id: z.string(),
    name: localized,
    state: z.enum(['closed', 'open', 'paused']),
    since: isoTime.nullable(),
    services: z.array(z.object({ id: z.string(), name: localized, agency: localized, serving: z.boolean() })),
  }),
  ticket: ticketSchema
    .extend({
      serviceName: localized,
      call: z
        .object({ id: z.string(), at: isoTime, recall: z.boolean(), announcedAt: isoTime.nullable() })
        .nullable(),
    })
    .nullable(),
  waiting: z.object({
    count: z.number().int(),
    oldest: isoTime.nullable(),
    list: z.array(waitingEntry).describe('the first to be called, by class and arrival; at most 30'),
  }),
  aside: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      state: z.enum(['held', 'no-show']),
      serviceId: z.string(),
      at: isoTime,
    }),
  ),
  targets: z.object({
    services: z.array(z.object({ id: z.string(), name: localized, agency: localized })),
    counters: z.array(named.extend({ state: z.enum(['open', 'paused']) })),
  }),
  today: z.object({ served: z.number().int(), averageMinutes: z.number().nullable() }),
})
export type CounterView = z.infer<typeof counterViewSchema>

const displayCall = z.object({
  id: z.string(),
  number: z.string(),
  counter: z.object({
    id: z.string(),
    name: z.string().describe("in the mall's main language"),
    names: localized,
  }),
  at: isoTime,
  recall: z.boolean(),
  discreet: z.boolean().describe('shown, never spoken'),
  announced: z.boolean(),
  language: z.string().describe("the ticket's"),
  service: localized.optional().describe('absent when discreet'),
  agency: localized.optional().describe('absent when discreet'),
})
export type DisplayCall = z.infer<typeof displayCall>

export const displayViewSchema = z.object({
  mall: mallHeader,
  now: isoTime,
  zone: named,
  calls: z.array(displayCall).describe('newest first, at most 12, one per ticket'),
  media: z.array(
    z.object({ kind: z.enum(['image', 'video']), src: z.string(), seconds: z.number().optional() }),
  ),
  ticker: z.array(localized),
  opening: availability.optional().describe("the mall's own hours, for the screen before the first call"),
  announcements: z.object({
    languages: z.array(z.string()).nullable().describe("null: in each ticket's language"),
    numbers: z.enum(['number', 'digits']),
    chime: z.boolean(),
  }),
})
export type DisplayView = z.infer<typeof displayViewSchema>

export const hallViewSchema = z.object({
  mall: mallHeader,
  now: isoTime,
  day: z.string(),
  mallVersion: z.number().int(),
  totals: z.object({
    issued: z.number().int(),
    waiting: z.number().int(),
    atCounter: z.number().int(),
    served: z.number().int(),
    noShow: z.number().int(),
    aside: z.number().int(),
  }),
  services: z.array(
    z.object({
      id: z.string(),
      name: localized,
      agencyId: z.string(),
      agency: localized,
      waiting: z.number().int(),
      oldest: isoTime.nullable(),
      issued: z.number().int(),
      served: z.number().int(),
      noShow: z.number().int(),
      averageWaitMinutes: z.number().nullable(),
      averageServiceMinutes: z.number().nullable(),
      countersOpen: z.number().int(),
      availability,
    }),
  ),
  counters: z.array(
    named.extend({
      zone: z.string(),
      state: z.enum(['closed', 'open', 'paused']),
      since: isoTime.nullable(),
      ticket: z
        .object({ number: z.string(), state: z.enum(['called', 'serving']), since: isoTime })
        .nullable(),
    }),
  ),
  stations: z
    .array(
      z.object({
        id: z.string(),
        kind: z.enum(['kiosk', 'counter', 'display', 'other']),
        connected: z.boolean(),
        lastSeen: isoTime,
      }),
    )
    .describe('who listens, or listened since the master started'),
  printFailures: z
    .array(z.object({ id: z.string(), number: z.string(), reason: z.string(), station: z.string() }))
    .describe('tickets that are waiting but never came out on paper'),
})
export type HallView = z.infer<typeof hallViewSchema>
