import { join } from 'node:path'
import { queryObjects } from 'node:v8'
import { expect, onTestFinished, test, vi } from 'vitest'
import { printerPeer, startVirtualPrinter } from '../../src/index.ts'
import type { Connect } from '../../src/link/link.ts'
import { serialConnect } from '../../src/link/serial.ts'
import { tcpConnect } from '../../src/link/tcp.ts'
import { inTurns } from '../../src/printer/escpos/turns.ts'
import { openCable } from '../../src/pty/cable.ts'
import { temporaryFolder } from '../harness.ts'

const LINES: Record<string, () => Promise<Connect>> = {
  'tcp://': async () => {
    const peer = await startVirtualPrinter()
    onTestFinished(() => peer.close())
    return tcpConnect(peer.host, peer.port)
  },
  'serial://': async () => {
    const cable = await openCable(join(await temporaryFolder(), 'printer'), printerPeer().attach)
    onTestFinished(() => cable.unplug())
    return serialConnect({ path: cable.path, baudRate: 115_200, flow: 'none' })
  },
}

const NEVER = new AbortController().signal

test.each(Object.entries(LINES))(
  'a line at %s that is kept for long keeps nothing of what was written',
  async (_, setUp) => {
    const connected = await (await setUp())(NEVER, 60_000)
    if (!connected.ok) throw new Error(connected.reason)
    const { link } = connected
    const waits = vi.spyOn(link.ended, 'then')
    for (let each = 0; each < 50; each += 1)
      expect(await link.write(Uint8Array.of(0x10, 4, 1))).toBe('written')
    expect(waits).not.toHaveBeenCalled()
    // What is under way when it ends is lost, and so is everything after.
    const last = link.write(new Uint8Array(100_000))
    await link.abandon()
    await last
    expect(await link.write(Uint8Array.of(0))).toBe('lost')
  },
)

test('turns hold nothing of those that are over', async () => {
  class Outcome {}
  const turns = inTurns(async () => {})
  for (let each = 0; each < 50; each += 1) await turns.next(async () => new Outcome())
  expect(queryObjects(Outcome, { format: 'count' })).toBeLessThan(3)
  await turns.end()
})
