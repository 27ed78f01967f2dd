import { join } from 'node:path'
import type { Clock, Random } from './clock.ts'
import type { StationKind } from './kind.ts'
import { createLink, type Link } from './link/link.ts'
import { refusalWords } from './link/refusal.ts'
import { launchSecret } from './local/guard.ts'
import type { Listening, StationPages } from './local/page-server.ts'
import { serveLocally } from './local/server.ts'
import type { Log } from './log.ts'

/** What a station needs to know, with every default filled in. */
export interface StationConfig {
  readonly kind: StationKind
  /** `http://HOST:PORT` */
  readonly master: string
  readonly token: string
  readonly stationId: string
  /** Port of the screen on 127.0.0.1; 0: any free one. */
  readonly port: number
  /** This station's own folder: journal, browser profile. */
  readonly folder: string
  readonly resources: string
  /** Folder with the built screen. */
  readonly screenFolder: string
  /** Kind `counter`: its counter. */
  readonly counterId?: string
  /** Kind `display`: its zone. */
  readonly zoneId?: string
}

/** What the world gives a station. Tests give their own. */
export interface StationPorts {
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  /** Plain words for whoever started the station, beside the log. */
  readonly tell?: (words: string) => void
}

export interface Station {
  /** Address of the screen, with this launch's secret in the fragment. */
  readonly url: string
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  readonly link: Link
  stop(): Promise<void>
}

export type Opened =
  | { readonly ok: true; readonly station: Station }
  | Extract<Listening, { readonly ok: false }>

/** Links to the master and serves the screen. The link works on in the background: the master may be away. */
export async function openStation(
  config: StationConfig,
  { clock, random, log, tell }: StationPorts,
  pages?: StationPages,
  /** Further calls for its own screen, behind the cookie. */
  api?: StationPages,
): Promise<Opened> {
  const { kind, master, token, stationId } = config
  const placeId = config.counterId ?? config.zoneId
  const viewPath = viewPathOf(config)
  const link = createLink({ master, token, stationId, viewPath, clock, random, log })
  const secret = launchSecret()
  const listening = await serveLocally({
    kind,
    viewPath,
    secret,
    link,
    clock,
    port: config.port,
    screenFolder: config.screenFolder,
    voiceFolder: join(config.resources, 'voice'),
    media: { master, headers: { authorization: `Bearer ${token}`, 'x-antre-station': stationId } },
    ...(placeId !== undefined && { placeId }),
    ...(pages && { pages }),
    ...(api && { api }),
  })
  if (!listening.ok) return listening
  if (tell) tellRefusals(link, tell, kind, placeId)
  link.start()
  const origin = `http://127.0.0.1:${listening.server.port}`
  const stop = async () => {
    await link.stop()
    await listening.server.close()
  }
  return {
    ok: true,
    station: { url: `${origin}/${kind}/${query(config)}#key=${secret}`, origin, link, stop },
  }
}

/** It goes on trying, and what is wrong may be mended at the master: then that is told, too. */
function tellRefusals(
  link: Link,
  tell: (words: string) => void,
  kind: StationKind,
  placeId: string | undefined,
): void {
  let refused = false
  link.subscribe((event) => {
    if (event.type !== 'status') return
    const { state, refusal } = event.status
    if (refusal) tell(`${refusalWords(refusal, kind, placeId)} (trying again by itself)`)
    if (state === 'live' && refused) tell('the master accepts this station now.')
    refused = refusal !== undefined || (refused && state !== 'live')
  })
}

function viewPathOf({ kind, counterId = '', zoneId = '' }: StationConfig): string {
  switch (kind) {
    case 'kiosk':
      return '/views/kiosk'
    case 'counter':
      return `/views/counters/${counterId}`
    case 'display':
      return `/views/displays/${zoneId}`
    default:
      return kind satisfies never
  }
}

function query({ counterId, zoneId }: StationConfig): string {
  if (counterId !== undefined) return `?id=${counterId}`
  return zoneId === undefined ? '' : `?zone=${zoneId}`
}
