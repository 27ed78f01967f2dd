import { type Board, type BoardConfig, openBoard, statusWords } from '@antre/devices'
import type { DeviceReports, StationPorts } from '@antre/station'
import { stateOf } from '../buttons/report.ts'

/** The lamp or LED board of this counter: says how it is. */
export function stationBoard(
  config: BoardConfig,
  devices: DeviceReports,
  { clock, log }: StationPorts,
): Board {
  devices.set({ id: 'board', kind: 'board', state: 'starting' })
  return openBoard(config, {
    timers: clock,
    onStatus: (status) => {
      const isWell = status.state === 'connected' || status.state === 'closed'
      log[isWell ? 'info' : 'warn']({ board: config.path, ...status }, statusWords(config.path, status))
      if (status.state !== 'closed') devices.set({ id: 'board', kind: 'board', ...stateOf(status) })
    },
  })
}
