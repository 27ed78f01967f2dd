export type { DockDevices } from './bench/bench.ts'
export { followHeard, type HeardSource } from './heard/source.ts'
export { type CableOptions, type CableState, type NetworkCable, networkCable } from './network/cable.ts'
export { type Dock, type DockOptions, type OpenedDock, openDock } from './server/dock.ts'
