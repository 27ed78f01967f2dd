import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startVirtualPrinter, textOf, type VirtualPrinter } from '@antre/devices'
import { eventually, type MasterDouble, type Running, startMasterDouble, startProgram } from '@antre/testkit'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aTicket, kioskView, printEntry } from './kiosk-view.ts'

const MAIN = join(import.meta.dirname, '../src/main.ts')

let folder: string
let master: MasterDouble
let printer: VirtualPrinter
let kiosk: Running

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'antre-crash-'))
  master = await startMasterDouble(kioskView())
  printer = await startVirtualPrinter()
})
afterEach(async () => {
  await kiosk.kill()
  await printer.close()
  await master.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Switches a real kiosk station on, with the printer on a real socket. */
async function switchOn(query = '') {
  kiosk = await startProgram(MAIN, [
    ...['--master', master.url, '--token', 't', '--data', folder, '--screen', folder],
    ...['--printer', `${printer.url}${query}`, '--log-level', 'silent'],
  ])
}
const isReport = ({ url }: { url: string }) => url.endsWith('/print-result')
const said = () => master.requests.filter(isReport).map(({ url, body }) => `${url.split('/')[4]} ${body}`)
const inThePrinter = (lines: number) => eventually(() => printer.strip().length >= lines)
/** `DLE DC4 8` with its parameters. */
const FORGET_BYTES = 10
const numbers = () =>
  printer.papers.flatMap((paper) => textOf(paper).filter((line) => /^\s*A-\d{3}\s*$/.test(line)))
const journal = () => readFileSync(join(folder, 'stations/kiosk-1/prints.json'), 'utf8')

describe('a kiosk that is switched off at the wall', () => {
  test('when a ticket has failed halfway: what the printer still holds does not come out with the next one', async () => {
    await switchOn('&patience=0.2')
    printer.setLever('hang', { afterLines: 3 })
    const failed = master.next(isReport)
    master.show(kioskView([aTicket(1)]))
    expect((await failed).body).toContain('unconfirmed')
    master.show(kioskView([aTicket(1, { print: 'failed' })]))
    await kiosk.kill()
    const held = printer.unread()
    await switchOn()
    // Before the order to forget has arrived, a printer that comes back finishes by itself.
    await eventually(() => printer.unread() >= held + FORGET_BYTES)
    printer.setLever('ready')
    const next = master.next(({ url }) => url.endsWith('/t-2/print-result'))
    master.show(kioskView([aTicket(1, { print: 'failed' }), aTicket(2)]))
    await next
    expect(said().at(-1)).toBe('t-2 {"ok":true,"attempt":0}')
    expect(numbers().map((line) => line.trim())).toEqual(['A-002'])
  })

  test('after the line broke inside a picture, on a printer that minds no clear command: no number on another’s paper', async () => {
    await printer.close()
    printer = await startVirtualPrinter({ clears: false })
    await switchOn('&qr=raster')
    printer.setLever('drop-mid-job', { afterBytes: 700 })
    const failed = master.next(isReport)
    master.show(kioskView([aTicket(1)]))
    expect((await failed).body).toContain('connection-lost')
    master.show(kioskView([aTicket(1, { print: 'failed' })]))
    await kiosk.kill()
    await switchOn('&qr=raster')
    const next = master.next(({ url }) => url.endsWith('/t-2/print-result'))
    master.show(kioskView([aTicket(1, { print: 'failed' }), aTicket(2)]))
    await next
    expect(said().at(-1)).toBe('t-2 {"ok":true,"attempt":0}')
    const papers = printer.papers.map((paper) => textOf(paper).join('\n'))
    expect(papers.at(-1)).toContain('A-002')
    expect(papers.at(-1)).not.toContain('A-001')
    expect(printer.unknown).toEqual([])
  })

  test('while a ticket is in the printer: says so after the restart, and prints it no second time', async () => {
    await switchOn()
    printer.setLever('hang', { afterLines: 3 })
    master.show(kioskView([aTicket(1)]))
    await inThePrinter(3)
    await kiosk.kill()
    expect(journal()).toContain('"state":"printing"')
    const told = master.next(isReport)
    await switchOn()
    await told
    expect(said()).toEqual(['t-1 {"ok":false,"reason":"interrupted","attempt":0}'])
    printer.setLever('ready')
    const next = master.next(isReport)
    master.show(kioskView([aTicket(1), aTicket(2)]))
    await next
    expect(said()).toHaveLength(2)
    expect(said()[1]).toBe('t-2 {"ok":true,"attempt":0}')
    expect(numbers().filter((line) => line.includes('A-001')).length).toBeLessThanOrEqual(1)
    expect(numbers().filter((line) => line.includes('A-002'))).toHaveLength(1)
  })

  test('while a ticket is printed once more: says so, and neither that attempt nor the first comes again', async () => {
    await switchOn()
    const first = master.next(isReport)
    master.show(kioskView([aTicket(1)]))
    await first
    printer.setLever('hang', { afterLines: 3 })
    const reprint = printEntry(aTicket(1, { attempt: 1 }), { reprint: true })
    master.show(kioskView([reprint]))
    await inThePrinter(3)
    await kiosk.kill()
    const told = master.next(isReport)
    await switchOn()
    await told
    expect(said()[1]).toBe('t-1 {"ok":false,"reason":"interrupted","attempt":1}')
    printer.setLever('ready')
    const next = master.next(isReport)
    master.show(kioskView([reprint, aTicket(2)]))
    await next
    expect(said()).toHaveLength(3)
    expect(said()[2]).toBe('t-2 {"ok":true,"attempt":0}')
    const papers = printer.papers.map(textOf).filter((lines) => lines.some((line) => /^A-001$/.test(line)))
    const reprints = papers.filter((lines) => lines.some((line) => line.includes('CETAK ULANG')))
    expect(papers.length - reprints.length).toBe(1)
    expect(reprints.length).toBeLessThanOrEqual(1)
  })

  test('between printing and telling: tells after the restart, with the same key, and prints nothing', async () => {
    await switchOn()
    master.mood = 'unavailable'
    const first = master.next(isReport)
    master.show(kioskView([aTicket(1)]))
    const before = await first
    await kiosk.kill()
    master.mood = 'well'
    const second = master.next(isReport)
    await switchOn()
    const after = await second
    expect(after.body).toBe('{"ok":true,"attempt":0}')
    expect(after.headers['idempotency-key']).toBe(before.headers['idempotency-key'])
    expect(numbers()).toHaveLength(1)
    expect(await kiosk.stop()).toBe(0)
    expect(journal()).toContain('"state":"reported"')
  })

  test('two stations with one journal: the second does not start', async () => {
    await switchOn()
    await expect(
      startProgram(MAIN, [
        ...['--master', master.url, '--token', 't', '--data', folder, '--printer', printer.url],
      ]),
    ).rejects.toThrow('[folder-in-use]')
  })
})
