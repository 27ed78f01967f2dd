import type { ScreenSize } from '@antre/shell'
import { hostScreen, type Start } from '@antre/station'

/** A hall's television, in CSS pixels. */
export const SIZE: ScreenSize = { width: 1920, height: 1080 }

/** The display station: what it does, it does in its screen. */
export const startDisplay: Start<'display'> = (config, _options, ports) => hostScreen(config, ports)
