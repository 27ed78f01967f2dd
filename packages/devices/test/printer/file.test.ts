import { execFileSync } from 'node:child_process'
import { closeSync, constants, openSync, readSync } from 'node:fs'
import { open as openFile, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReceiptDocument } from '@antre/receipt'
import { expect, onTestFinished, test, vi } from 'vitest'
import { encode, openPrinter, profileOf } from '../../src/index.ts'
import { fileConnect } from '../../src/link/file.ts'
import { CLEAR_BUFFERS } from '../../src/printer/escpos/bytes.ts'
import { eventually, QUICK, temporaryFolder, ticket } from '../harness.ts'

function open(path: string, query = '') {
  const printer = openPrinter(`file://${path}${query}`, { timing: QUICK })
  onTestFinished(() => printer.close())
  return printer
}

const bytesOf = (number: string): Buffer => encode(ticket(number), profileOf(80, { asks: [] })).bytes

test('a plain file keeps every ticket, one behind the other', async () => {
  const path = join(await temporaryFolder(), 'paper.bin')
  const printer = open(path, '?status=none')
  expect(await printer.print(ticket('A-001'))).toMatchObject({ ok: true, confirmed: false })
  expect(await printer.print(ticket('A-002'))).toMatchObject({ ok: true, confirmed: false })
  expect(await readFile(path)).toEqual(Buffer.concat([bytesOf('A-001'), bytesOf('A-002')]))
  expect(await printer.status()).toEqual({ state: 'ready' })
})

test('a plain file needs no answers: what is written is there', async () => {
  const path = join(await temporaryFolder(), 'paper.bin')
  expect(await open(path).print(ticket())).toMatchObject({ ok: true, confirmed: false })
  expect((await readFile(path)).includes('Terima kasih A-012')).toBe(true)
})

test('a device that is not plugged in does not become a file', async () => {
  const path = `/dev/antre-no-such-printer-${process.pid}`
  const printer = open(path)
  expect(await printer.print(ticket())).toEqual({ ok: false, reason: 'unreachable', residue: 'none' })
  expect(await printer.status()).toEqual({ state: 'offline', why: 'unreachable' })
  await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' })
})

test('one that this user may not write to says so', async () => {
  // Nobody may, not even root.
  const printer = open('/proc/sys/kernel/ostype')
  expect(await printer.status()).toEqual({ state: 'offline', why: 'no-permission' })
  expect(await printer.print(ticket())).toEqual({ ok: false, reason: 'unreachable', residue: 'none' })
})

test('a folder is no printer', async () => {
  expect(await open(await temporaryFolder()).status()).toEqual({ state: 'offline', why: 'unreachable' })
})

/** A pipe and what has come out of it; the reader is there from the start. */
async function pipe(): Promise<{ path: string; read: () => Buffer; leave: () => void }> {
  const path = join(await temporaryFolder(), 'printer')
  execFileSync('mkfifo', [path])
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  const buffer = Buffer.alloc(4096)
  return {
    path,
    read: () => {
      try {
        return Buffer.from(buffer.subarray(0, readSync(reader, buffer)))
      } catch {
        return Buffer.alloc(0)
      }
    },
    leave: () => closeSync(reader),
  }
}

test('a pipe that nobody reads is unreachable at once, and nothing waits in it', async () => {
  const { path, leave } = await pipe()
  leave()
  const printer = open(path, '?status=none')
  expect(await printer.print(ticket())).toEqual({ ok: false, reason: 'unreachable', residue: 'none' })
})

test('a pipe cannot answer: without being told so, a ticket is refused', async () => {
  const { path, read } = await pipe()
  expect(await open(path).print(ticket())).toEqual({ ok: false, reason: 'no-answer', residue: 'none' })
  expect(read()).toHaveLength(0)
})

test('a pipe takes a ticket as it is, once', async () => {
  const { path, read } = await pipe()
  expect(await open(path, '?status=none').print(ticket())).toMatchObject({ ok: true, confirmed: false })
  expect(read()).toEqual(bytesOf('A-012'))
  expect(read()).toHaveLength(0)
})

/** More than a pipe holds. */
const LONG: ReceiptDocument = Array.from({ length: 1000 }, () => ticket()).flatMap((each) => each.slice(0, 4))

test('a pipe whose reader leaves in the middle: the ticket fails and is not tried again', async () => {
  const { path, read, leave } = await pipe()
  const result = open(path, '?status=none').print(LONG)
  await eventually(() => read().length > 0)
  leave()
  expect(await result).toEqual({ ok: false, reason: 'connection-lost', residue: 'possible' })
})

test('a pipe that is not emptied: the ticket ends after the time allowed', async () => {
  const { path } = await pipe()
  const printer = openPrinter(`file://${path}?status=none`, {
    timing: { ...QUICK, clearMs: 20, writeMs: 50 },
  })
  expect(await printer.print(LONG)).toEqual({ ok: false, reason: 'write-timeout', residue: 'possible' })
})

test('what was given up goes no further, and never comes between the bytes of a command', async () => {
  const { path, read } = await pipe()
  const connected = await fileConnect(path)(new AbortController().signal, 0)
  if (!connected.ok) throw new Error(connected.reason)
  const { link } = connected
  const given = new AbortController()
  const job = link.write(Buffer.alloc(1_000_000, 'x'), { signal: given.signal })
  const parts = [read()]
  await eventually(() => {
    parts.push(read())
    return parts.some((part) => part.length > 0)
  })
  given.abort()
  const handle = await openFile('/dev/null', 'r')
  const writes = vi.spyOn(Object.getPrototypeOf(handle), 'write')
  await handle.close()
  let isOut = false
  const command = link.write(CLEAR_BUFFERS, { whole: true }).then((outcome) => {
    isOut = true
    return outcome
  })
  await eventually(() => {
    parts.push(read())
    return isOut
  })
  expect(await job).toBe('lost')
  expect(await command).toBe('written')
  const lengths = writes.mock.calls.map(([bytes, , length]) => [(bytes as Buffer)[0], length])
  expect(lengths.filter(([first]) => first === CLEAR_BUFFERS[0]).at(-1)).toEqual([0x10, CLEAR_BUFFERS.length])
  writes.mockRestore()
  for (let more = read(); more.length > 0; more = read()) parts.push(more)
  const all = Buffer.concat(parts)
  expect(all.subarray(-CLEAR_BUFFERS.length)).toEqual(CLEAR_BUFFERS)
  expect(all.length).toBeLessThan(1_000_000)
  expect(all.subarray(0, -CLEAR_BUFFERS.length).every((byte) => byte === 0x78)).toBe(true)
  await link.abandon()
})

test('a ticket taken back while the pipe is full ends at once', async () => {
  const { path, read } = await pipe()
  const taken = new AbortController()
  const result = open(path, '?status=none').print(LONG, { signal: taken.signal })
  await eventually(() => read().length > 0)
  taken.abort()
  expect(await result).toEqual({ ok: false, reason: 'aborted', residue: 'possible' })
})
