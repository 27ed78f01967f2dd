import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { temporaryFolder } from '@antre/testkit'
import { expect, it } from 'vitest'
import { claimFolder } from '../src/index.ts'

const SOURCE = join(import.meta.dirname, '../src/single-writer.ts')

/** Another process that claims the folder and stays. */
async function otherMaster(folder: string) {
  const program = `
    const { claimFolder } = await import(${JSON.stringify(SOURCE)})
    const claimed = claimFolder(${JSON.stringify(folder)})
    if (claimed.ok) claimed.announce({ pid: process.pid, url: 'http://127.0.0.1:1' })
    console.log(claimed.ok)
    setInterval(() => {}, 1000)
  `
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, claimed: line.toString().trim() === 'true' }
}

it('lets one process have the folder, names it to the second, and frees it when the first dies', async () => {
  using folder = temporaryFolder()
  const { child, claimed } = await otherMaster(folder.path)
  expect(claimed).toBe(true)
  expect(claimFolder(folder.path)).toEqual({
    ok: false,
    holder: { pid: child.pid, url: 'http://127.0.0.1:1' },
  })
  child.kill('SIGKILL')
  await once(child, 'exit')
  const mine = claimFolder(folder.path)
  expect(mine.ok).toBe(true)
  if (mine.ok) mine.release()
})
