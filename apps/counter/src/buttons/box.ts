import {
  type Answer,
  type Buttons,
  type ButtonsConfig,
  openButtons,
  type Press,
  statusWords,
} from '@antre/devices'
import type { DeviceReports, StationPorts } from '@antre/station'
import { stateOf } from './report.ts'

/** The box with buttons of this counter: does what is pressed, and says how it is. */
export function stationBox(
  config: ButtonsConfig,
  onPress: (press: Press) => Promise<Answer>,
  devices: DeviceReports,
  { clock, log }: StationPorts,
): Buttons {
  devices.set({ id: 'buttons', kind: 'buttons', state: 'starting' })
  return openButtons(config, {
    onPress,
    timers: clock,
    onStatus: (status) => {
      const isWell = status.state === 'connected' || status.state === 'closed'
      log[isWell ? 'info' : 'warn']({ buttons: config.path, ...status }, statusWords(config.path, status))
      if (status.state !== 'closed') devices.set({ id: 'buttons', kind: 'buttons', ...stateOf(status) })
    },
  })
}
