export { type Clock, pause, type Random, systemClock } from './clock.ts'
export type { ConfigFault } from './config/fault.ts'
export type { Options } from './config/options.ts'
export type { Places } from './config/places.ts'
export type { Sources } from './config/read.ts'
export { type DeviceReports, reportDevices } from './devices.ts'
export { type Held, holdFolder } from './hold-folder.ts'
export { STATION_KINDS, type StationKind } from './kind.ts'
export { backoffMs, type Pace } from './link/backoff.ts'
export type { KeptView, Link, LinkEvent, LinkState, LinkStatus } from './link/link.ts'
export type { MasterReply, MasterRequest } from './link/request.ts'
export { type EventStream, keepAlive, openEventStream } from './local/event-stream.ts'
export { forward } from './local/forward.ts'
export { isOwnOrigin, launchSecret, secretMatches } from './local/guard.ts'
export type { Heard } from './local/heard.ts'
export { fetchMedia, type MediaSource } from './local/media.ts'
export {
  type Listening,
  type PageServerOptions,
  parseJson,
  type StationPages,
  send as sendReply,
  servePage,
  tell,
} from './local/page-server.ts'
export { type Log, silentLog } from './log.ts'
export { type PackagedStation, type Packaging, packagedStation, type Showing } from './packaged.ts'
export { runProcess, type Show } from './process.ts'
export {
  type Begun,
  begin,
  type Fault,
  faultLine,
  type Start,
  type Started,
  type Starting,
} from './run.ts'
export { type Opened, openStation, type Station, type StationConfig, type StationPorts } from './station.ts'
