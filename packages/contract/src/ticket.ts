import { PRINT_STATES, PRIORITIES, STEP_STATES } from '@antre/domain'
import { z } from 'zod'

/** ISO 8601 with the mall's offset. */
export const isoTime = z.iso.datetime({ offset: true })

export const ticketSchema = z.object({
  id: z.string(),
  number: z.string().describe('A-012: series, hyphen, three digits or more'),
  priority: z.enum(PRIORITIES).nullable().describe('null is an ordinary ticket'),
  channel: z.string(),
  language: z.string(),
  issuedAt: isoTime,
  journeyId: z.string().optional(),
  print: z.enum(PRINT_STATES),
  printFailure: z.string().optional(),
  printAt: z.string().optional().describe('the kiosk station that prints it'),
  attempt: z.number().int().optional().describe('how often it was to be printed again; absent: never'),
  steps: z.array(
    z.object({
      serviceId: z.string(),
      state: z.enum(STEP_STATES),
      counterId: z.string().optional(),
      queuedAt: isoTime.optional().describe('absent while a later step is pending'),
      calledAt: isoTime.optional(),
      startedAt: isoTime.optional(),
      endedAt: isoTime.optional(),
    }),
  ),
  current: z.number().int().describe('index of the step that is active, or was last'),
  ahead: z
    .number()
    .int()
    .optional()
    .describe(
      'people who come before it: its place in the list of a counter that can call it, of several the best; ' +
        'only while waiting',
    ),
  estimate: z
    .object({ from: isoTime, to: isoTime })
    .optional()
    .describe('when it will be called; only while waiting'),
  staffed: z
    .boolean()
    .optional()
    .describe(
      'a counter that can call it is open; if not, `ahead` and `estimate` are as if one opened now: ' +
        'promise no time. Only while waiting',
    ),
})
export type TicketView = z.infer<typeof ticketSchema>
