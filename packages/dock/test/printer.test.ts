import { openPrinter, type PrinterStatus, startVirtualPrinter, type Timing } from '@antre/devices'
import { expect, onTestFinished, test } from 'vitest'
import type { PrinterFault } from '../src/state.ts'
import { withDock } from './support/dock.ts'
import { aReceipt } from './support/receipt.ts'

const QUICK: Partial<Timing> = {
  answerMs: 400,
  clearMs: 400,
  confirmMs: 100,
  pollMs: 5,
  settleMs: 0,
  careMs: 20,
}

/** A virtual printer on the dock, and the driver a kiosk would use. */
async function withPrinter() {
  const device = await startVirtualPrinter()
  const printer = openPrinter(device.url, { timing: QUICK })
  onTestFinished(async () => {
    await printer.close()
    await device.close()
  })
  return { device, printer, ...(await withDock({ printer: device })) }
}

const SAYS: readonly (readonly [PrinterFault, PrinterStatus['state']])[] = [
  ['paper-low', 'paper-low'],
  ['paper-out', 'paper-out'],
  ['cover-open', 'cover-open'],
  ['cutter-error', 'cutter-error'],
  ['overheated', 'overheated'],
  ['offline', 'offline'],
  ['cable-pulled', 'offline'],
  ['drop', 'offline'],
  ['ready', 'ready'],
]

test('each lever is what the driver then says, and is marked as the present one', async () => {
  const { printer, me } = await withPrinter()
  for (const [fault, state] of SAYS) {
    expect(await me.act({ do: 'break-printer', fault })).toBe(200)
    expect([fault, (await printer.status()).state]).toEqual([fault, state])
    expect((await me.state()).printer).toMatchObject({ fault, armed: null })
  }
})

test('a ticket comes out at the dock, as a picture, new until it is torn off', async () => {
  const { printer, me, dock } = await withPrinter()
  expect((await me.state()).printer).toMatchObject({ papers: [], strip: null })
  expect(await printer.print(aReceipt('A-001'))).toMatchObject({ ok: true })
  const [slip] = (await me.state(({ printer: now }) => now?.papers.length === 1)).printer?.papers ?? []
  expect(slip).toEqual({ id: 1, at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/), taken: false })
  const picture = await me.get('papers/1')
  expect(picture.headers['content-type']).toContain('image/svg+xml')
  expect(picture.body).toContain('A-001')
  await me.act({ do: 'tear-off' })
  expect((await me.state()).printer?.papers[0]?.taken).toBe(true)
  expect(dock.paperUrl).toMatch(/\/paper\/$/)
  expect(await (await fetch(dock.paperUrl ?? '')).text()).toContain('A-001')
})

test('out in the middle of a ticket: armed, then out with half of it hanging there', async () => {
  const { printer, me } = await withPrinter()
  await me.act({ do: 'break-printer', fault: 'out-mid-ticket' })
  expect((await me.state()).printer).toMatchObject({ fault: 'ready', armed: 'out-mid-ticket' })
  expect(await printer.print(aReceipt('A-002'))).toMatchObject({ ok: false })
  const { printer: now } = await me.state()
  expect(now).toMatchObject({ fault: 'paper-out', armed: null, papers: [] })
  expect(now?.strip).not.toBeNull()
  const half = await me.get('papers/strip')
  expect(half.body).toContain('A-002')
  expect(half.body).not.toContain('Terima kasih')
  await me.act({ do: 'break-printer', fault: 'ready' })
  expect((await me.state()).printer).toMatchObject({
    fault: 'ready',
    strip: null,
    papers: [{ taken: false }],
  })
})

test('dropped in the middle of a ticket: armed until it has happened', async () => {
  const { printer, me } = await withPrinter()
  await me.act({ do: 'break-printer', fault: 'drop-mid-job' })
  expect((await me.state()).printer?.armed).toBe('drop-mid-job')
  expect(await printer.print(aReceipt('A-003'))).toMatchObject({ ok: false })
  expect((await me.state()).printer).toMatchObject({ fault: 'ready', armed: null })
})
