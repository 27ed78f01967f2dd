import type { CounterView } from '@antre/contract'
import { readBoard, readButtons } from '@antre/devices'
import type { ScreenSize } from '@antre/shell'
import { openStation, reportDevices, type Start } from '@antre/station'
import { stationBoard } from './board/board.ts'
import { counterFace } from './board/face.ts'
import { eachView } from './board/views.ts'
import { stationBox } from './buttons/box.ts'
import { type DesktopPort, takeKeys } from './buttons/keys.ts'
import { pressHandler } from './buttons/press.ts'
import { readShortcuts } from './buttons/shortcuts.ts'

/** A narrow window beside the agency's own program, in CSS pixels. */
export const SIZE: ScreenSize = { width: 420, height: 760 }

/**
 * The counter station: its screen, and a box with buttons, an LED board and keys for every window where
 * they are asked for.
 * @param desktop of the packaged application; null elsewhere
 */
export function counterStart(desktop: DesktopPort | null): Start<'counter'> {
  return async (config, options, ports) => {
    const buttons = options.buttons === undefined ? null : readButtons(options.buttons)
    if (buttons?.ok === false) return refused('buttons', buttons)
    const board = options.board === undefined ? null : readBoard(options.board)
    if (board?.ok === false) return refused('board', board)
    const shortcuts = readShortcuts(options.shortcuts ?? 'off')
    if (!shortcuts.ok) return refused('shortcuts', shortcuts)

    const opened = await openStation(config, ports)
    if (!opened.ok) return opened
    const { station } = opened
    const devices = reportDevices(station.link, config.stationId, ports.clock, ports.log)
    const press = pressHandler(station.link, ports.clock, options.counter)
    const box = buttons && stationBox(buttons.config, press, devices, ports)
    const shown = board && stationBoard(board.config, devices, ports)
    const releaseKeys = takeKeys(shortcuts.shortcuts, desktop, press, ports)
    const show = (view: CounterView): void => {
      const { face, call } = counterFace(view)
      shown?.show(face, call)
      box?.lamp(view.waiting.count)
    }
    const leave = box || shown ? eachView(station.link, show) : () => {}
    return {
      ok: true,
      started: {
        url: station.url,
        async stop() {
          releaseKeys()
          leave()
          devices.stop()
          await Promise.all([box?.close(), shown?.close()])
          await station.stop()
        },
      },
    }
  }
}

function refused(option: string, { code, detail }: { readonly code: string; readonly detail: string }) {
  return { ok: false, code, detail: `--${option}: ${detail}` } as const
}
