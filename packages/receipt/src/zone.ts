/** Indonesia's three times of day, by IANA name; people write them behind the clock. */
const ZONES = {
  'Asia/Jakarta': 'wib',
  'Asia/Pontianak': 'wib',
  'Asia/Makassar': 'wita',
  'Asia/Ujung_Pandang': 'wita',
  'Asia/Jayapura': 'wit',
} as const

/** `wib`, `wita`, `wit`; null elsewhere, where a clock needs no label. */
export function zoneOf(timeZone: string): 'wib' | 'wita' | 'wit' | null {
  return timeZone in ZONES ? ZONES[timeZone as keyof typeof ZONES] : null
}
