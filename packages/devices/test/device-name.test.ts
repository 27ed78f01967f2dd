import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { watchDevice } from '../src/link/device-name.ts'

let folder: string
let name: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'antre-device-'))
  name = join(folder, 'by-id')
  await symlink('/dev/null', name)
})
afterEach(() => rm(folder, { recursive: true }))

/** Watches the name, and changes it once it has been looked at. Resolves when the device is said to be gone. */
function gone(change: () => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    onTestFinished(watchDevice(name, resolve))
    change().catch(reject)
  })
}

describe.skipIf(process.platform === 'win32')('a device is gone', () => {
  test('when its name is', async () => {
    await gone(() => rm(name))
  })

  test('not while nothing changes, and not once nobody asks any more', async () => {
    let told = 0
    const stop = watchDevice(name, () => {
      told += 1
    })
    const other = join(folder, 'other')
    await symlink('/dev/null', other)
    stop()
    await rm(name)
    name = other
    // Another watch, begun later, has seen its device go: the first had time to be wrong.
    await gone(() => rm(other))
    expect(told).toBe(0)
  })
})
