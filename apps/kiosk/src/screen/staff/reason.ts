import type { resources } from '@antre/ui'

type Key = keyof (typeof resources)['id']['kiosk']['staff']['reason']

const WORDS: Readonly<Record<string, Key>> = {
  'paper-out': 'paper',
  'cover-open': 'cover',
  'cutter-error': 'cutter',
  overheated: 'heat',
  offline: 'notReady',
  unreachable: 'away',
  'connect-timeout': 'away',
  'write-timeout': 'away',
  'connection-lost': 'away',
  'no-answer': 'away',
  'garbled-status': 'nonsense',
  unconfirmed: 'unsure',
  stale: 'late',
  interrupted: 'interrupted',
  closed: 'interrupted',
  'not-noted': 'disk',
}

/** Words of staff for why nothing came out. */
export function reasonKey(reason: string | undefined): `staff.reason.${Key}` {
  return `staff.reason.${WORDS[reason ?? ''] ?? 'other'}`
}
