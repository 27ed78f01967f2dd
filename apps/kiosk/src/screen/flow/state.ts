import type { KioskView, Problem, TicketView } from '@antre/contract'
import { type Kiosk, ON_PAPER, type Printing } from './printing.ts'

export type Priority = KioskView['priorities'][number]

/** What the citizen looks at. */
export type Page =
  | { readonly at: 'attract' }
  | { readonly at: 'home' }
  | { readonly at: 'search' }
  | { readonly at: 'agency'; readonly id: string }
  | { readonly at: 'service'; readonly id: string }
  | { readonly at: 'journeys' }
  | { readonly at: 'journey'; readonly id: string }
  /** The ticket as last heard of; `movedTo`: another kiosk prints it. */
  | { readonly at: 'ticket'; readonly ticket: TicketView; readonly movedTo: Kiosk | null }

/** What a ticket is asked for; the body of `POST /tickets`. */
export interface Wish {
  readonly serviceId?: string
  readonly journeyId?: string
  readonly serviceIds?: readonly string[]
  readonly priority: Priority | null
  readonly language: string
}

export type Request =
  | { readonly state: 'none' }
  | { readonly state: 'sending'; readonly wish: Wish; readonly key: string }
  | { readonly state: 'refused'; readonly wish: Wish; readonly key: string; readonly problem: Problem }

export type TextSize = 1 | 1.25 | 1.5

/**
 * What staff see instead of, or on top of, the page.
 * - `missing`: the kiosk has no PIN, and no menu
 * - `menu`: open, with the secret of its session; kept here alone
 */
export type Staff =
  | { readonly at: 'missing' }
  | { readonly at: 'pin'; readonly lockedSeconds: number }
  | { readonly at: 'menu'; readonly secret: string }

/** How this person wants to see the screen; forgotten with the person. */
export interface Aids {
  readonly text: TextSize
  readonly contrast: 'normal' | 'high'
  /** Every target in the lower part of the screen, for who sits. */
  readonly reach: boolean
  /** null: the mall's main language. */
  readonly language: string | null
}

export interface Flow {
  readonly page: Page
  /** Pages to go back to, the oldest first. */
  readonly trail: readonly Page[]
  readonly query: string
  /** Steps left out of the journey that is open. */
  readonly leftOut: readonly string[]
  readonly priority: Priority | null
  readonly request: Request
  /** An intent whose answer never came: repeating it must use the same key. */
  readonly unanswered: { readonly wish: Wish; readonly key: string } | null
  /** Seconds without a touch. */
  readonly quiet: number
  /** Seconds the ticket has been shown, and since the last touch on it. */
  readonly shown: number
  readonly aids: Aids
  /** What becomes of a number that is taken now. */
  readonly printing: Printing
  readonly staff: Staff | null
  /** Grows with each person, so that nothing on the screen survives from the last one. */
  readonly visit: number
}

/** Without a touch for so long: ask. */
export const ASK_AFTER_S = 45
/** Time to answer "still there?". */
export const ANSWER_S = 20
/** The PIN pad, untouched. */
export const PAD_STAYS_S = 30
/** The staff menu, untouched: as long as its session. */
export const MENU_STAYS_S = 180

export const NO_AIDS: Aids = { text: 1, contrast: 'normal', reach: false, language: null }

/** The first page, for the next person. */
export function startOf(visit: number, printing: Printing = ON_PAPER): Flow {
  return {
    page: { at: 'attract' },
    trail: [],
    query: '',
    leftOut: [],
    priority: null,
    request: { state: 'none' },
    unanswered: null,
    quiet: 0,
    shown: 0,
    aids: NO_AIDS,
    printing,
    staff: null,
    visit,
  }
}

/** Seconds left to answer "still there?", or null when nothing is asked. */
export function idleQuestion(flow: Flow): number | null {
  const { at } = flow.page
  if (at === 'attract' || at === 'ticket' || flow.staff || flow.quiet < ASK_AFTER_S) return null
  return Math.max(0, ASK_AFTER_S + ANSWER_S - flow.quiet)
}

/** Seconds until the staff menu closes by itself; null when it is not open. */
export function menuLeaves({ staff, quiet }: Flow): number | null {
  return staff?.at === 'menu' ? Math.max(0, MENU_STAYS_S - quiet) : null
}
