import { join, resolve } from 'node:path'
import type { StationKind } from '../kind.ts'
import type { StationConfig } from '../station.ts'
import { fault, type Result } from './fault.ts'
import type { Options } from './options.ts'
import type { Places } from './places.ts'
import { acquireToken, mintWith } from './token.ts'

/** Fills in defaults and gets the token. */
export async function stationConfig<K extends StationKind>(
  kind: K,
  options: Options<K>,
  places: Places,
): Promise<Result<StationConfig>> {
  const counterId = 'counter' in options ? options.counter : undefined
  const zoneId = 'zone' in options ? options.zone : undefined
  const stationId = options.station ?? `${kind}-${counterId ?? zoneId ?? 1}`
  if (stationId.length > 64) return fault('bad-option', '--station', 'At most 64 characters.')
  const token = await acquireToken({ ...options, kind, stationId, counterId, zoneId }, mintWith(places.cli))
  if (!token.ok) return token
  const value = {
    kind,
    master: options.master,
    token: token.value,
    stationId,
    port: options.port,
    folder: join(resolve(options.data ?? places.data), 'stations', stationId),
    resources: resolve(options.resources ?? places.resources),
    screenFolder: resolve(options.screen ?? places.screen),
    ...(counterId !== undefined && { counterId }),
    ...(zoneId !== undefined && { zoneId }),
  }
  return { ok: true, value }
}
