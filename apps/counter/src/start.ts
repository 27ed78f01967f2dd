import type { ScreenSize } from '@antre/shell'
import { hostScreen, type Start } from '@antre/station'

/** A narrow window beside the agency's own program, in CSS pixels. */
export const SIZE: ScreenSize = { width: 420, height: 760 }

/** The counter station: its screen, and a box with buttons where there is one. */
export const startCounter: Start<'counter'> = (config, _options, ports) => hostScreen(config, ports)
