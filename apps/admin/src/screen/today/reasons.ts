/** What kiosks and their printers report (`print-result`), as far as the locales have words for it. */
export const REASONS = [
  'paper-out',
  'cover-open',
  'cutter-error',
  'overheated',
  'offline',
  'unreachable',
  'connect-timeout',
  'write-timeout',
  'connection-lost',
  'no-answer',
  'garbled-status',
  'unconfirmed',
  'aborted',
  'closed',
  'stale',
  'interrupted',
  'not-noted',
  'internal',
] as const
export type Reason = (typeof REASONS)[number]

export const isReason = (reason: string): reason is Reason => (REASONS as readonly string[]).includes(reason)
