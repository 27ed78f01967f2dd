import type { DeviceReport } from '@antre/contract'
import type { BoardStatus, ButtonsStatus } from '@antre/devices'

/** How a box or board is, in the words of the hall: a state that everybody knows, and a detail for who mends it. */
export function stateOf(status: ButtonsStatus | BoardStatus): Pick<DeviceReport, 'state' | 'detail'> {
  switch (status.state) {
    case 'connecting':
    case 'closed':
      return { state: 'starting' }
    case 'connected':
      return { state: 'ready' }
    case 'unplugged':
    case 'wrong-port':
      return { state: status.state, detail: status.why }
    case 'no-permission':
    case 'noise':
      return { state: status.state }
    case 'stuck':
      return { state: 'offline', detail: 'stuck' }
    default:
      return status satisfies never
  }
}
