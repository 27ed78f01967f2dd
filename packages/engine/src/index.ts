// What stands in the signatures below, so that those who speak to the engine need not know its rules.
export {
  assertNever,
  type Bearer,
  type Command,
  type DeviceReport,
  type Hall,
  isKiosk,
  isOfAnother,
  type Rejection,
  stationAt,
  ticketByNumber,
} from '@antre/domain'
export * from './engine.ts'
export * from './ports.ts'
export * from './publish/hub.ts'
export * from './scope.ts'
export * from './verify.ts'
export * from './views/answers.ts'
export { counterView } from './views/counter.ts'
export { displayView } from './views/display.ts'
export { hallView } from './views/hall.ts'
export { kioskView } from './views/kiosk.ts'
export type { Attendance, Dispute, Presence } from './views/presence.ts'
export type { DeviceWords } from './views/stations.ts'
export { ticketById } from './views/ticket.ts'
