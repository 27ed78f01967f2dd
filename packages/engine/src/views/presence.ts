/** Who listens to the master, as the server sees it: not part of the ledger. */
export interface Presence {
  readonly id: string
  readonly kind: 'kiosk' | 'counter' | 'display' | 'other'
  /** Counter or zone of the view it listens to; of a station. */
  readonly place?: string | undefined
  readonly connected: boolean
  /** Milliseconds since the epoch. */
  readonly lastSeen: number
}

/** Everybody who listens or has listened, and since when anybody looks: a master that has just started missed a lot. */
export interface Attendance {
  /** Milliseconds since the epoch. */
  readonly since: number
  readonly present: readonly Presence[]
  /** Names that more than one station uses now. */
  readonly disputed?: readonly Dispute[]
}

export interface Dispute {
  readonly id: string
  /** Milliseconds since the epoch; it is over at `until`, unless somebody is heard again. */
  readonly since: number
  readonly until: number
}
