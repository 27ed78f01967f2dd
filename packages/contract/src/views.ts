import { NOTICE_TEMPLATES, type NoticeTemplate, PRINT_STATES, PRIORITIES } from '@antre/domain'
import { z } from 'zod'
import { deviceState, faultRow, stationRow } from './devices.ts'
import { isoTime, ticketSchema } from './ticket.ts'

const localized = z.record(z.string(), z.string())
const named = z.object({ id: z.string(), name: localized })

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
  waiting: z.number().int().describe('who wait for this service'),
  ahead: z
    .number()
    .int()
    .optional()
    .describe(
      'people who would come before a new ordinary ticket, also those for other services of its counters',
    ),
  wait: minutesRange.describe('minutes a new ordinary ticket would wait now'),
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
  evacuation: z
    .object({ id: z.string(), at: isoTime })
    .optional()
    .describe('people are to leave the building: nothing else is shown, and no number is issued'),
  receipt: z.object({
    thanks: localized,
    showRequirements: z.boolean(),
    showEstimate: z.boolean(),
    showQr: z.boolean(),
    whenNotPrinting: z.enum(['screen', 'stop']).describe('show the number, or issue no tickets here'),
    logo: z.string().optional().describe('PNG picture under /media/, at the top of each ticket'),
  }),
  station: z
    .object({
      id: z.string(),
      name: localized.optional().describe('where it stands'),
      printer: z
        .object({
          canPrint: z.boolean(),
          state: deviceState.describe('of the printer that would print the next ticket'),
          since: isoTime,
          ticketsLeft: z.number().int().nullable(),
        })
        .nullable()
        .describe('null while it has not said anything of its printer'),
      elsewhere: z
        .array(named.extend({ takesOver: z.boolean().describe("prints this kiosk's tickets now") }))
        .optional()
        .describe("while it cannot print: the mall's other kiosks that can"),
      prints: z
        .array(
          z.object({
            ticket: ticketSchema,
            state: z.enum(PRINT_STATES),
            attempt: z.number().int().describe('0: the first printing; told again with its result'),
            askedAt: isoTime.describe('when this printing was asked for'),
            reprint: z.boolean().describe('paper with this number may exist: the new one says so'),
            movedTo: named
              .optional()
              .describe('another kiosk prints it now: not to be printed here; state is `failed`'),
          }),
        )
        .describe('what this kiosk shall print or has just printed, oldest first'),
    })
    .nullable(),
})
export type KioskView = z.infer<typeof kioskViewSchema>

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
    series: z.array(z.string()).optional().describe('letters of the numbers of its services'),
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
  faults: z
    .array(faultRow)
    .describe("of this counter's own devices, and the loudspeakers that call for it; worst first"),
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
  repeat: z.boolean().describe('nobody came: to be spoken once more, now'),
  dropped: z.boolean().describe('not to be spoken any more: too late, or the person has come'),
  language: z.string().describe("the ticket's"),
  service: localized.optional().describe('absent when discreet'),
  agency: localized.optional().describe('absent when discreet'),
})
export type DisplayCall = z.infer<typeof displayCall>

/** A free announcement of staff; its words: `@antre/speech`. */
const notice = z.object({
  id: z.string(),
  template: z.enum(NOTICE_TEMPLATES as readonly [NoticeTemplate, ...NoticeTemplate[]]),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  counter: localized.optional().describe('name of the counter that `values.at` names'),
  at: isoTime,
})
export type DisplayNotice = z.infer<typeof notice> & { readonly announced: boolean }

export const displayViewSchema = z.object({
  mall: mallHeader,
  now: isoTime,
  zone: named,
  calls: z.array(displayCall).describe('to be shown: newest first, at most 12, one per ticket'),
  toSpeak: z
    .array(displayCall)
    .describe('to be spoken now: oldest first, however many; what is not here any more nobody wants to hear'),
  media: z.array(
    z.object({
      kind: z.enum(['image', 'video']),
      src: z.string(),
      seconds: z.number().optional(),
      sound: z.boolean().optional().describe('a video that is heard'),
    }),
  ),
  music: z.array(z.string()).describe('background music, one after the other'),
  notices: z
    .array(notice.extend({ announced: z.boolean().describe('this zone has heard it') }))
    .describe('free announcements of the last minutes, newest first; an evacuation until it is ended'),
  sound: z.object({
    volume: z.number().describe('0..1, for this zone at this time'),
    quiet: z.boolean().describe('calls are shown, not spoken'),
  }),
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
  zones: z.array(named),
  stations: z
    .array(stationRow)
    .describe('who listens, or listened since the master started, or has told of its devices'),
  faults: z.array(faultRow).describe('what somebody should look at, worst first'),
  notices: z
    .array(
      notice.extend({
        zones: z.array(z.object({ id: z.string(), heardAt: isoTime.nullable() })),
        endedAt: isoTime.optional().describe('staff have ended it'),
      }),
    )
    .describe("today's free announcements, newest first"),
  droppedCalls: z.number().int().describe('calls of today that no display has spoken in time'),
  printFailures: z
    .array(z.object({ id: z.string(), number: z.string(), reason: z.string(), station: z.string() }))
    .describe('tickets that are waiting but never came out on paper'),
})
export type HallView = z.infer<typeof hallViewSchema>
