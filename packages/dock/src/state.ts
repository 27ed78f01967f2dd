import type { CableState } from './network/lane.ts'

/** What can be wrong with the virtual printer, as somebody standing before it would say it. */
export const FAULTS = [
  'ready',
  'paper-low',
  'paper-out',
  'out-mid-ticket',
  'cover-open',
  'cutter-error',
  'overheated',
  'jam',
  'offline',
  'hang',
  'stands-still',
  'power-loss',
  'drop',
  'drop-mid-job',
  'slow',
  'garbage',
  'silent',
  'cable-pulled',
] as const
export type PrinterFault = (typeof FAULTS)[number]

/** The buttons on the box, as the line protocol names them. */
export const BUTTONS = ['NEXT', 'RECALL', 'START', 'FINISH', 'NOSHOW', 'HOLD'] as const

export const CABLE_STATES = ['connected', 'slow', 'silence', 'reset'] as const satisfies readonly CableState[]

/** All that the dock's page shows. */
export interface DockState {
  /** IANA name of the zone its times are read in. */
  readonly timeZone: string
  /** Null: a printer of one's own is in use. */
  readonly printer: PrinterState | null
  /** Null: this machine has no virtual serial lines. */
  readonly box: BoxState | null
  readonly board: BoardState | null
  readonly loudspeaker: LoudspeakerState | null
  readonly cables: readonly CableView[]
  readonly screens: readonly ScreenLink[]
}

export interface PrinterState {
  readonly fault: PrinterFault
  /** Will happen in the middle of the next ticket. */
  readonly armed: PrinterFault | null
  /** Oldest first; the last few. */
  readonly papers: readonly PaperSlip[]
  /** Changes with every line that hangs out of the printer, not cut yet; null: nothing does. */
  readonly strip: string | null
}

export interface PaperSlip {
  readonly id: number
  /** ISO 8601. */
  readonly at: string
  /** Somebody tore it off. */
  readonly taken: boolean
}

export interface BoxState {
  readonly plugged: boolean
  /** What went over its line, oldest first; the last few. */
  readonly talk: readonly { readonly n: number; readonly from: 'box' | 'counter'; readonly text: string }[]
}

export interface BoardState {
  readonly plugged: boolean
  /** Empty: dark. */
  readonly text: string
  readonly blinks: boolean
}

export interface LoudspeakerState {
  /** Whether the display's station can be heard at all. */
  readonly connected: boolean
  /** Oldest first. */
  readonly entries: readonly Words[]
  /** RMS of what goes out now, 0..1. */
  readonly level: number
}

export interface Words {
  readonly id: string
  readonly text: string
  readonly language: string
  readonly state: 'began' | 'ended' | 'failed'
  /** ISO 8601. */
  readonly at: string
}

export interface CableView {
  /** `kiosk-1`, `counter-3`, `display-A`. */
  readonly station: string
  readonly state: CableState
}

export interface ScreenLink {
  readonly name: string
  readonly url: string
}

/** What somebody does at the dock. */
export type Act =
  | { readonly do: 'break-printer'; readonly fault: PrinterFault }
  | { readonly do: 'tear-off' }
  | { readonly do: 'press'; readonly line: string }
  | { readonly do: 'noise' }
  | { readonly do: 'plug-box'; readonly plugged: boolean }
  | { readonly do: 'plug-board'; readonly plugged: boolean }
  | { readonly do: 'set-cable'; readonly station: string; readonly state: CableState }
