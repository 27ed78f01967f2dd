import { LISTS, SETTINGS } from './diff.ts'

/** Parts and fields of the document that have a word in the locales. */
const PARTS = [...LISTS, ...SETTINGS, 'formatVersion'] as const
const FIELDS = [
  'name',
  'short',
  'hint',
  'icon',
  'agencyId',
  'description',
  'series',
  'requirements',
  'cost',
  'duration',
  'hours',
  'quota',
  'discreet',
  'keywords',
  'order',
  'steps',
  'zone',
  'serviceIds',
  'id',
  'date',
  'mon',
  'tue',
  'wed',
  'thu',
  'fri',
  'sat',
  'sun',
  'priorityRatio',
  'ageingMinutes',
  'openAllDay',
  'thanks',
  'showRequirements',
  'showEstimate',
  'showQr',
  'ticker',
  'media',
  'languages',
  'numbers',
  'chime',
] as const

export const isPart = (name: string): name is (typeof PARTS)[number] =>
  (PARTS as readonly string[]).includes(name)
export const isField = (name: string): name is (typeof FIELDS)[number] =>
  (FIELDS as readonly string[]).includes(name)
