import type { Mall } from '@antre/domain'
import { WEEKDAYS } from '@antre/domain'
import { z } from 'zod'
import { mallFaults } from './mall-faults.ts'
import { type Fault, tooBig } from './mall-size.ts'

/** Ids appear in addresses and file names. */
const id = z
  .string()
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?$/, 'letters, digits, dot, dash or underscore')
const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language code such as id or en')
const text = z.string().trim().min(1).max(2000)
const localized = z
  .record(language, text)
  .refine((t) => Object.keys(t).length > 0, 'needs a text in a language')
const words = z.record(language, z.array(z.string().trim().min(1).max(80)).max(60))
const date = z.iso.date()
const span = z.strictObject({
  from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 08:00'),
  to: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time such as 15:00'),
})
const weekHours = z.partialRecord(z.enum(WEEKDAYS), z.array(span).max(6))
const series = z.string().regex(/^[A-Z]{1,3}$/, 'one to three capital letters')
const icon = z.string().regex(/^[a-z0-9-]{1,40}$/)

const dayPart = {
  from: span.shape.from,
  to: span.shape.to,
  days: z.array(z.enum(WEEKDAYS)).min(1).max(7).optional(),
  zone: id.optional(),
}
const percent = z.number().int().min(0).max(100)
const mediaPath = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,200}$/)
  .refine((s) => !s.includes('..'))

/** Shape of the mall document; `mallFaults` adds what a shape cannot say (ids that must exist). */
export const mallSchema = z
  .strictObject({
    formatVersion: z.literal(1),
    note: text.optional(),
    name: localized,
    place: localized,
    timeZone: z.string().refine(isTimeZone, 'an IANA time zone such as Asia/Makassar'),
    languages: z.array(language).min(1).max(10),
    hours: weekHours,
    holidays: z.array(z.strictObject({ date, name: localized })).max(400),
    agencies: z
      .array(z.strictObject({ id, name: localized, short: localized, hint: localized, icon }))
      .max(200),
    services: z
      .array(
        z.strictObject({
          id,
          agencyId: id,
          name: localized,
          description: localized,
          series,
          requirements: z.array(localized).max(30),
          cost: z.strictObject({ amount: z.number().int().min(0).nullable(), note: localized.optional() }),
          duration: z.number().positive().max(480),
          hours: weekHours.optional(),
          quota: z.number().int().positive().nullable().optional(),
          discreet: z.boolean().optional(),
          keywords: words.optional(),
        }),
      )
      .max(1000),
    journeys: z
      .array(
        z.strictObject({
          id,
          name: localized,
          description: localized,
          series,
          order: z.enum(['fixed', 'free']),
          steps: z
            .array(z.strictObject({ serviceId: id, optional: z.boolean().optional() }))
            .min(1)
            .max(20),
          icon,
          keywords: words.optional(),
        }),
      )
      .max(200),
    counters: z
      .array(z.strictObject({ id, name: localized, zone: id, serviceIds: z.array(id).max(200) }))
      .max(300),
    zones: z.array(z.strictObject({ id, name: localized })).max(50),
    policy: z.strictObject({
      priorityRatio: z.number().int().min(1).max(20),
      ageingMinutes: z.number().min(1).max(600),
      openAllDay: z.boolean(),
    }),
    receipt: z.strictObject({
      thanks: localized,
      showRequirements: z.boolean(),
      showEstimate: z.boolean(),
      showQr: z.boolean(),
      whenNotPrinting: z.enum(['screen', 'stop']).optional(),
      logo: mediaPath
        .regex(/\.[Pp][Nn][Gg]$/, 'a PNG picture in the media folder, such as logo.png')
        .optional(),
    }),
    kiosks: z
      .array(z.strictObject({ id, name: localized, fallback: id.optional() }))
      .max(100)
      .optional(),
    displays: z.strictObject({
      ticker: z.array(localized).max(50),
      media: z
        .array(
          z.strictObject({
            kind: z.enum(['image', 'video']),
            src: mediaPath,
            seconds: z.number().positive().max(3600).optional(),
            sound: z.boolean().optional(),
          }),
        )
        .max(100),
      music: z.array(mediaPath).max(100).optional(),
    }),
    announcements: z.strictObject({
      languages: z.union([z.literal('ticket'), z.array(language).min(1).max(5)]),
      numbers: z.enum(['number', 'digits']),
      chime: z.boolean(),
      repeatAfterSeconds: z.number().int().min(10).max(600).nullable().optional(),
      staleAfterSeconds: z.number().int().min(20).max(900).optional(),
      quiet: z.array(z.strictObject(dayPart)).max(50).optional(),
      volume: percent.optional(),
      volumes: z
        .array(z.strictObject({ ...dayPart, volume: percent }))
        .max(100)
        .optional(),
    }),
  })
  .superRefine((mall, context) => {
    for (const { path, message } of mallFaults(mall))
      context.addIssue({ code: 'custom', path: [...path], message })
  }) satisfies z.ZodType<Mall>

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** Reads a mall document from parsed JSON: the document, or every fault found. */
export function readMall(input: unknown): { ok: true; mall: Mall } | { ok: false; faults: Fault[] } {
  const size = tooBig(input)
  if (size) return { ok: false, faults: [size] }
  const result = mallSchema.safeParse(input)
  if (result.success) return { ok: true, mall: result.data }
  return { ok: false, faults: faultsOf(result.error) }
}

export function faultsOf(error: z.core.$ZodError): Fault[] {
  return error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
}

/** JSON Schema of the document, for editors and integrators. */
export function mallJsonSchema(): unknown {
  return z.toJSONSchema(mallSchema, { io: 'input' })
}
