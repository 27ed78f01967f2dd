export { type CableOptions, type CableState, type NetworkCable, networkCable } from './network/cable.ts'
export { paperPages } from './paper/pages.ts'
