import type { KioskView, Problem, TicketView } from '@antre/contract'

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
  | { readonly at: 'ticket'; readonly ticket: TicketView }

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
  /** Grows with each person, so that nothing on the screen survives from the last one. */
  readonly visit: number
}

/** Without a touch for so long: ask. */
export const ASK_AFTER_S = 45
/** Time to answer "still there?". */
export const ANSWER_S = 20
/** How long a ticket stays once it is on paper. */
export const PRINTED_S = 20
/** How long it stays when the screen is all there is: time for a photo. */
export const UNPRINTED_S = 60
/** After so long without paper the screen suggests a photo. */
export const PRINT_PATIENCE_S = 15

export const NO_AIDS: Aids = { text: 1, contrast: 'normal', reach: false, language: null }

export function startOf(visit: number): Flow {
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
    visit,
  }
}

/** Seconds left to answer "still there?", or null when nothing is asked. */
export function idleQuestion(flow: Flow): number | null {
  const { at } = flow.page
  if (at === 'attract' || at === 'ticket' || flow.quiet < ASK_AFTER_S) return null
  return Math.max(0, ASK_AFTER_S + ANSWER_S - flow.quiet)
}

/** What the citizen is told about the paper. */
export type Paper = 'printing' | 'slow' | 'printed' | 'failed' | 'none'

export function paperOf(flow: Flow, print: TicketView['print']): Paper {
  if (print !== 'pending') return print
  return flow.shown >= PRINT_PATIENCE_S ? 'slow' : 'printing'
}

/** Seconds until the ticket leaves the screen; null while it is still being printed. */
export function ticketLeaves(flow: Flow, print: TicketView['print']): number | null {
  const paper = paperOf(flow, print)
  if (paper === 'printing') return null
  return Math.max(0, (paper === 'printed' ? PRINTED_S : UNPRINTED_S) - flow.quiet)
}
