/**
 * The mall document: everything that makes one public-service mall differ from the next.
 * One JSON file, one version; saving it is an event. `contract` validates it, this file names it.
 */

/** A text by language code (BCP 47), for example `{ id: 'Loket 3', en: 'Counter 3' }`. */
export type Localized = Readonly<Record<string, string>>

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** Wall-clock times `HH:MM` in the mall's time zone; `to` may be `24:00`. */
export interface Span {
  readonly from: string
  readonly to: string
}

/** A weekday that is missing or empty is closed. */
export type WeekHours = Readonly<Partial<Record<Weekday, readonly Span[]>>>

export interface Holiday {
  /** `YYYY-MM-DD`, mall-local. */
  readonly date: string
  readonly name: Localized
}

export interface Agency {
  readonly id: string
  readonly name: Localized
  /** What the tile says: shorter than the official name. */
  readonly short: Localized
  /** An example or two under the name: "KTP, KK, akta lahir". */
  readonly hint: Localized
  /** Name of an icon the screens know; see `ui`. */
  readonly icon: string
}

export interface Cost {
  /** Rupiah; 0 is free; null when it depends (then `note` says on what). */
  readonly amount: number | null
  readonly note?: Localized | undefined
}

export interface Service {
  readonly id: string
  readonly agencyId: string
  readonly name: Localized
  readonly description: Localized
  /** Letters before the number; services may share a series. */
  readonly series: string
  /** Papers to bring, one per entry. */
  readonly requirements: readonly Localized[]
  readonly cost: Cost
  /** Usual minutes at the counter. */
  readonly duration: number
  /** Own hours; absent means the mall's. */
  readonly hours?: WeekHours | undefined
  /** Tickets a day; absent or null means no limit. */
  readonly quota?: number | null | undefined
  /** Called without voice, and without the service's name on the display. */
  readonly discreet?: boolean | undefined
  /** What people type when they look for it, by language. */
  readonly keywords?: Readonly<Record<string, readonly string[]>> | undefined
}

export interface JourneyStep {
  readonly serviceId: string
  /** The citizen may leave it out. */
  readonly optional?: boolean | undefined
}

export interface Journey {
  readonly id: string
  readonly name: Localized
  readonly description: Localized
  readonly series: string
  /** `fixed`: steps in the order written. `free`: any order, the shortest line first. */
  readonly order: 'fixed' | 'free'
  readonly steps: readonly JourneyStep[]
  readonly icon: string
  readonly keywords?: Readonly<Record<string, readonly string[]>> | undefined
}

export interface Zone {
  readonly id: string
  readonly name: Localized
}

export interface CounterPlan {
  readonly id: string
  /** Also what the voice says: "Loket 3". */
  readonly name: Localized
  /** Id of the zone whose displays call for this counter. */
  readonly zone: string
  readonly serviceIds: readonly string[]
}

export interface Policy {
  /** While both wait: at most so many priority calls in a row before one ordinary. */
  readonly priorityRatio: number
  /** The head start that priority is worth: nobody is passed by the other class's who came so much later. Minutes. */
  readonly ageingMinutes: number
  /** Ignore hours and holidays: demonstrations and emergencies. */
  readonly openAllDay: boolean
}

export interface ReceiptPlan {
  /** A last line by language: thanks. */
  readonly thanks: Localized
  readonly showRequirements: boolean
  readonly showEstimate: boolean
  readonly showQr: boolean
  /**
   * While no printer prints: `screen`, the usual way, shows the number to be photographed; `stop` issues none
   * at the kiosk.
   */
  readonly whenNotPrinting?: 'screen' | 'stop' | undefined
  /** At the top of each ticket: path of a PNG picture under the master's `/media/`. */
  readonly logo?: string | undefined
}

/** A kiosk station that has a name people know, or another one to print for it. */
export interface KioskPlan {
  /** Id of the station: `kiosk-1`. */
  readonly id: string
  /** Where it stands: "Kiosk pintu utama". */
  readonly name: Localized
  /** Id of the kiosk that prints what this one cannot. */
  readonly fallback?: string | undefined
}

export interface Media {
  readonly kind: 'image' | 'video'
  /** Path under the master's `/media/`. */
  readonly src: string
  /** How long an image stays. Seconds. */
  readonly seconds?: number | undefined
  /** A video that is heard, too; softly while somebody is called. */
  readonly sound?: boolean | undefined
}

export interface DisplayPlan {
  readonly ticker: readonly Localized[]
  readonly media: readonly Media[]
  /** Background music, one after the other: paths under the master's `/media/`. */
  readonly music?: readonly string[] | undefined
}

/** A part of the day on some days; without days: every day. May run over midnight. */
export interface DayPart extends Span {
  readonly days?: readonly Weekday[] | undefined
  /** Only in this zone. */
  readonly zone?: string | undefined
}

export interface AnnouncementPlan {
  /** `ticket`: in the ticket's language. A list: in each of these, in order. */
  readonly languages: 'ticket' | readonly string[]
  /** 012 as "nol dua belas" (`number`) or "nol satu dua" (`digits`). */
  readonly numbers: 'number' | 'digits'
  readonly chime: boolean
  /** A call is spoken once more when nobody came so long after it was. Null or absent: never. Seconds. */
  readonly repeatAfterSeconds?: number | null | undefined
  /** A call that could not be announced within this time is not spoken any more. Seconds; absent: 120. */
  readonly staleAfterSeconds?: number | undefined
  /** Calls are shown, not spoken. */
  readonly quiet?: readonly DayPart[] | undefined
  /** Percent of full volume; absent: 100. */
  readonly volume?: number | undefined
  /** Louder or softer at times, in zones: the first that fits counts. */
  readonly volumes?: readonly (DayPart & { readonly volume: number })[] | undefined
}

export interface Mall {
  readonly formatVersion: 1
  /** A remark for the people who keep the file; shown nowhere. */
  readonly note?: string | undefined
  readonly name: Localized
  /** City and motto, the line under the name. */
  readonly place: Localized
  /** IANA name: `Asia/Makassar`. */
  readonly timeZone: string
  /** First is the main language. */
  readonly languages: readonly string[]
  readonly hours: WeekHours
  readonly holidays: readonly Holiday[]
  readonly agencies: readonly Agency[]
  readonly services: readonly Service[]
  readonly journeys: readonly Journey[]
  readonly counters: readonly CounterPlan[]
  readonly zones: readonly Zone[]
  readonly kiosks?: readonly KioskPlan[] | undefined
  readonly policy: Policy
  readonly receipt: ReceiptPlan
  readonly displays: DisplayPlan
  readonly announcements: AnnouncementPlan
}

/** The text in the wanted language, else in the first one there is. */
export function textIn(text: Localized, language: string): string {
  return text[language] ?? Object.values(text)[0] ?? ''
}
