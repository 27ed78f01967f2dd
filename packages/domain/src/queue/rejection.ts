/** Why a command was refused. Codes are public (HTTP `code`): never renamed. */
export const REJECTION_CODES = [
  'unknown-service',
  'unknown-journey',
  'unknown-counter',
  'unknown-ticket',
  'unknown-call',
  'unknown-language',
  'evacuation',
  'service-closed',
  'service-full',
  'journey-steps-invalid',
  'counter-not-open',
  'counter-busy',
  'counter-idle',
  'ticket-not-waiting',
  'ticket-not-called',
  'ticket-not-absent',
  'ticket-ended',
  'service-not-at-counter',
  'transfer-to-same-counter',
  'print-not-requested',
  'printer-not-ready',
  'unknown-kiosk',
  'printed-too-often',
  'unknown-station',
  'station-name-taken',
  'too-many-stations',
  'unknown-zone',
  'unknown-notice',
  'notice-invalid',
  'mall-changed',
  'mall-in-use',
  'day-not-open',
  'day-already-open',
] as const
export type RejectionCode = (typeof REJECTION_CODES)[number]

export interface Rejection {
  readonly code: RejectionCode
  /** What it is about, for the message: ids, states, times. No personal data. */
  readonly about: Readonly<Record<string, string | number>>
}

export function refuse(code: RejectionCode, about: Rejection['about'] = {}): Rejection {
  return { code, about }
}
