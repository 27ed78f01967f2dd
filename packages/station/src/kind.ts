/** What a station is. Also the name of its screen and the first part of its addresses. */
export const STATION_KINDS = ['kiosk', 'counter', 'display'] as const
export type StationKind = (typeof STATION_KINDS)[number]
