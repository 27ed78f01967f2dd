/** Who listens to the master, as the server sees it: not part of the ledger. */
export interface Presence {
  readonly id: string
  readonly kind: 'kiosk' | 'counter' | 'display' | 'other'
  readonly connected: boolean
  /** Milliseconds since the epoch. */
  readonly lastSeen: number
}

/** Everybody who listens or has listened, and since when anybody looks: a master that has just started missed a lot. */
export interface Attendance {
  /** Milliseconds since the epoch. */
  readonly since: number
  readonly present: readonly Presence[]
}
