export type { Fetch } from './clip-store.ts'
export { type Failure, type Outcome, Player, type PlayerOptions } from './player.ts'
export { type Schedule, type Scheduled, schedule } from './schedule.ts'
export { browserTimers, type Timers } from './timers.ts'
