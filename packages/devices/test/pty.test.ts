import { mkdtemp, open, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openCable } from '../src/pty/cable.ts'
import { openPty } from '../src/pty/pty.ts'
import { eventually } from './harness.ts'

test('every byte passes both ways untouched', async () => {
  const pty = await openPty()
  const far = await open(pty.path, 'r+')
  onTestFinished(async () => {
    await far.close()
    await pty.unplug()
  })
  const all = Buffer.from(Array.from({ length: 256 }, (_, value) => value))
  const received: Buffer[] = []
  pty.stream.on('data', (chunk) => received.push(chunk))
  await far.write(all)
  await eventually(() => Buffer.concat(received).length === 256)
  expect(Buffer.concat(received)).toEqual(all)
  pty.stream.write(all)
  const back = Buffer.alloc(256)
  let at = 0
  while (at < 256) at += (await far.read(back, at, 256 - at)).bytesRead
  expect(back).toEqual(all)
})

test('a cable that is plugged and pulled by several hands at once is as the last of them left it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cable-'))
  const streams: unknown[] = []
  const cable = await openCable(join(folder, 'box'), (stream) => streams.push(stream))
  onTestFinished(async () => {
    await cable.unplug()
    await rm(folder, { recursive: true })
  })
  await cable.unplug()
  await Promise.all([cable.plugIn(), cable.plugIn()])
  expect(streams).toHaveLength(2)
  expect(cable.stream()).toBe(streams[1])
  expect(await readlink(cable.path)).toMatch(/^\/dev\/pts\//)
  await Promise.all([cable.unplug(), cable.plugIn(), cable.unplug()])
  expect(cable.stream()).toBeNull()
  await expect(readlink(cable.path)).rejects.toMatchObject({ code: 'ENOENT' })
})
