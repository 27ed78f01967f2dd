/** Who listens to the master, as the server sees it: not part of the ledger. */
export interface Presence {
  readonly id: string
  readonly kind: 'kiosk' | 'counter' | 'display' | 'other'
  readonly connected: boolean
  /** Milliseconds since the epoch. */
  readonly lastSeen: number
}
