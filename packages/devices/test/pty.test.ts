import { open } from 'node:fs/promises'
import { expect, onTestFinished, test } from 'vitest'
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
