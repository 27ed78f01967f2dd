import { join, resolve } from 'node:path'
import type { StationKind } from '../kind.ts'
import type { StationConfig } from '../station.ts'
import { fault, type Result } from './fault.ts'
import { antreCli, defaultDataFolder, defaultResources, defaultScreen, thisMachine } from './folders.ts'
import type { Options } from './options.ts'
import { acquireToken, type Mint, mintWith } from './token.ts'

/** Fills in defaults and gets the token. */
export async function stationConfig<K extends StationKind>(
  kind: K,
  options: Options<K>,
  mint: Mint = mintWith(antreCli()),
): Promise<Result<StationConfig>> {
  const counterId = 'counter' in options ? options.counter : undefined
  const zoneId = 'zone' in options ? options.zone : undefined
  const stationId = options.station ?? defaultStationId(kind, counterId ?? zoneId)
  if (stationId.length > 64) return fault('bad-option', '--station', 'At most 64 characters.')
  const token = await acquireToken({ ...options, kind, stationId, counterId, zoneId }, mint)
  if (!token.ok) return token
  const data = options.data === undefined ? defaultDataFolder(thisMachine()) : resolve(options.data)
  const value = {
    kind,
    master: options.master,
    token: token.value,
    stationId,
    port: options.port,
    folder: join(data, 'stations', stationId),
    resources: options.resources === undefined ? defaultResources() : resolve(options.resources),
    screenFolder: options.screen === undefined ? defaultScreen(kind) : resolve(options.screen),
    ...(counterId !== undefined && { counterId }),
    ...(zoneId !== undefined && { zoneId }),
  }
  return { ok: true, value }
}

function defaultStationId(kind: StationKind, of: string | undefined): string {
  return `${kind}-${of ?? 1}`
}
