import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import {
  openBoard,
  openButtonBox,
  openButtons,
  openPrinter,
  openVirtualBoard,
  type Press,
  readBoard,
  startVirtualPrinter,
} from '@antre/devices'
import { onTestFinished } from 'vitest'
import { type DockDevices, type HeardSource, networkCable } from '../../src/index.ts'
import type { LoudspeakerState } from '../../src/state.ts'
import { temporaryFolder } from './dock.ts'

/** Every virtual device there is, each with the driver that a station would use. */
export async function everyDevice() {
  const folder = temporaryFolder()
  const printer = await startVirtualPrinter()
  const box = await openButtonBox(join(folder, 'box'))
  const board = await openVirtualBoard(join(folder, 'board'), { kind: 'framed', width: 5, address: 1 })
  const master = createServer((_request, response) => response.end('ok'))
  await new Promise<void>((resolve) => master.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(master.address() as AddressInfo).port}`
  const cables = await Promise.all(
    ['kiosk-1', 'counter-1', 'display-A'].map(async (station) => ({
      station,
      cable: await networkCable(url),
    })),
  )
  const read = readBoard(`${board.path}?frame=framed&width=5&address=1`)
  if (!read.ok) throw new Error(read.detail)
  const led = openBoard(read.config)
  const pressed: Press[] = []
  const buttons = openButtons(box.path, {
    onPress: async (press) => {
      pressed.push(press)
      led.show({ state: 'serving', number: 'A-012' })
      return { ok: true, number: 'A-012', waiting: 3 }
    },
  })
  const driver = openPrinter(printer.url)
  const heard = aLoudspeaker()
  onTestFinished(async () => {
    await Promise.all([buttons.close(), led.close(), driver.close()])
    await Promise.all([
      box.close(),
      board.close(),
      printer.close(),
      ...cables.map(({ cable }) => cable.close()),
    ])
    master.closeAllConnections()
    master.close()
  })
  const time = { zone: 'Asia/Makassar', aheadMs: 0 }
  const screens = [{ name: 'kiosk', url: 'http://127.0.0.1:1/kiosk/' }]
  const devices: DockDevices = { printer, box, board, cables, loudspeaker: heard.source, time, screens }
  return { devices, printer, driver, pressed, cables, heard }
}

/** A display that says what the test says. */
function aLoudspeaker() {
  let state: LoudspeakerState = { connected: true, entries: [], level: 0 }
  const source: HeardSource = { state: () => state, close: async () => {} }
  return {
    source,
    say(change: Partial<LoudspeakerState>) {
      state = { ...state, ...change }
    },
  }
}
