import type { resources } from '@antre/ui'

type Key = keyof (typeof resources)['id']['kiosk']['problem']

const OWN_WORDS: Readonly<Record<string, Key>> = {
  'service-closed': 'service-closed',
  'service-full': 'service-full',
  'unknown-service': 'unknown-service',
  'unknown-journey': 'unknown-journey',
  'journey-steps-invalid': 'journey-steps-invalid',
  'unknown-language': 'unknown-language',
  'day-not-open': 'day-not-open',
  'ledger-unavailable': 'ledger-unavailable',
  'shutting-down': 'shutting-down',
  'master-away': 'master-away',
  'too-many-requests': 'too-many-requests',
  'printer-not-ready': 'printer-not-ready',
  unauthorised: 'not-allowed',
  forbidden: 'not-allowed',
}

/** A citizen's words for any problem code. Faults that only a programmer understands read the same: ask at the desk. */
export function problemKey(code: string): `problem.${Key}` {
  return `problem.${OWN_WORDS[code] ?? 'other'}`
}
