import { openButtons, parseButtonsPath } from '@antre/devices'
import type { ScreenSize } from '@antre/shell'
import { openStation, type Start } from '@antre/station'
import { pressHandler } from './buttons/press.ts'

/** A narrow window beside the agency's own program, in CSS pixels. */
export const SIZE: ScreenSize = { width: 420, height: 760 }

/** The counter station: its screen, and a box with buttons where there is one. */
export const startCounter: Start<'counter'> = async (config, options, ports) => {
  const box = options.buttons === undefined ? null : parseButtonsPath(options.buttons)
  if (box?.ok === false) return { ok: false, code: box.code, detail: `--buttons: ${box.detail}` }
  const opened = await openStation(config, ports)
  if (!opened.ok) return opened
  const { station } = opened
  if (options.buttons === undefined) return { ok: true, started: station }
  const buttons = openButtons(options.buttons, {
    onPress: pressHandler(station.link, ports.clock, options.counter),
    onStatus: (status) => ports.log.info({ buttons: options.buttons, ...status }, 'buttons'),
  })
  return {
    ok: true,
    started: {
      url: station.url,
      async stop() {
        await buttons.close()
        await station.stop()
      },
    },
  }
}
