import { languageOf, localize } from './language.ts'
import { translator } from './translator.ts'

/** Milliseconds since 1970, or ISO 8601. */
export type Instant = number | string

const LOCALES = { id: 'id-ID', en: 'en-GB' } as const
const MINUTES_AN_HOUR = 60
const DAY_MS = 24 * 60 * 60_000

const localeOf = (language: string): string => LOCALES[languageOf(language)]
const msOf = (at: Instant): number => (typeof at === 'number' ? at : Date.parse(at))

/** Intl formatters are slow to make and screens ask every second: one of each kind is kept. */
const kept = new Map<string, Intl.DateTimeFormat>()
function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`
  let made = kept.get(key)
  if (!made) {
    made = new Intl.DateTimeFormat(localeOf(language), options)
    kept.set(key, made)
  }
  return made
}

/** Wall-clock time in the mall's zone: 09.41 (id), 09:41 (en). */
export function formatClock(at: Instant, timeZone: string, language: string): string {
  return formatter(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(
    msOf(at),
  )
}

/** A wall-clock time of the mall document, `08:00` → 08.00 (id), 08:00 (en). */
export function formatTime(time: string, language: string): string {
  return languageOf(language) === 'id' ? time.replace(':', '.') : time
}

/** Senin, 23 November 2026 · Monday, 23 November 2026. */
export function formatDate(at: Instant, timeZone: string, language: string): string {
  const date = formatter(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(
    msOf(at),
  )
  return `${formatWeekday(at, timeZone, language)}, ${date}`
}

/** Senin · Monday. */
export function formatWeekday(at: Instant, timeZone: string, language: string): string {
  return formatter(language, { weekday: 'long', timeZone }).format(msOf(at))
}

/** The mall-local date `YYYY-MM-DD`, as written into a ticket's QR code. */
export function isoDate(at: Instant, timeZone: string): string {
  const parts = formatter('en', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone,
  }).formatToParts(msOf(at))
  const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

/** Whole rupiah: Rp 75.000 (id), Rp 75,000 (en). */
export function formatRupiah(amount: number, language: string): string {
  return `Rp ${formatNumber(amount, language)}`
}

export function formatNumber(value: number, language: string): string {
  return new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 0 }).format(value)
}

/** Minutes, rounded: 15 menit · 1 jam 20 menit. */
export function formatDuration(minutes: number, language: string): string {
  const t = translator(language, 'common')
  const whole = Math.max(0, Math.round(minutes))
  const hours = Math.floor(whole / MINUTES_AN_HOUR)
  const rest = whole % MINUTES_AN_HOUR
  if (hours === 0) return t('duration.minutes', { count: rest })
  if (rest === 0) return t('duration.hours', { count: hours })
  return `${t('duration.hours', { count: hours })} ${t('duration.minutes', { count: rest })}`
}

/** A wait in minutes: "langsung dilayani", "paling lama 2 menit", "5–10 menit", "sekitar 1 jam 20 menit". */
export function formatWait(wait: { readonly from: number; readonly to: number }, language: string): string {
  const t = translator(language, 'common')
  const from = roughly(wait.from)
  const to = roughly(wait.to)
  if (to < 1) return t('wait.none')
  if (from >= MINUTES_AN_HOUR || to > MINUTES_AN_HOUR)
    return t('wait.about', { time: formatDuration(roughly((from + to) / 2), language) })
  if (from < 1) return t('wait.upTo', { time: formatDuration(to, language) })
  if (from === to) return t('wait.about', { time: formatDuration(to, language) })
  return t('wait.range', { from, to })
}

/** A forecast is no more exact than this: minutes up to 20, then steps of 5, above an hour steps of 10. */
function roughly(minutes: number): number {
  const step = minutes < 20 ? 1 : minutes < MINUTES_AN_HOUR ? 5 : 10
  return Math.round(minutes / step) * step
}

/** Gratis · Rp 75.000 · what the note says when it depends. */
export function formatCost(
  cost: { readonly amount: number | null; readonly note?: Readonly<Record<string, string>> | undefined },
  language: string,
): string {
  if (cost.amount === 0) return translator(language, 'common')('cost.free')
  if (cost.amount !== null) return formatRupiah(cost.amount, language)
  return cost.note ? localize(cost.note, language) : translator(language, 'common')('cost.depends')
}

/**
 * When something opens again, seen from `now`: "buka pukul 13.00", "buka besok 08.00", "buka Senin 08.00",
 * "buka 7 Desember 08.00" when it is a week away or more, "tutup" when nobody knows.
 * `opens` is mall-local (`YYYY-MM-DD`, `HH:MM`).
 */
export function formatOpens(
  opens: { readonly date: string; readonly time: string } | null,
  now: Instant,
  timeZone: string,
  language: string,
): string {
  const t = translator(language, 'common')
  if (!opens) return t('opens.unknown')
  const time = formatTime(opens.time, language)
  const midnight = Date.parse(`${opens.date}T00:00:00Z`)
  const days = Math.round((midnight - Date.parse(`${isoDate(now, timeZone)}T00:00:00Z`)) / DAY_MS)
  if (days <= 0) return t('opens.today', { time })
  if (days === 1) return t('opens.tomorrow', { time })
  if (days < 7) return t('opens.weekday', { day: formatWeekday(midnight, 'UTC', language), time })
  const date = formatter(language, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(midnight)
  return t('opens.date', { date, time })
}
