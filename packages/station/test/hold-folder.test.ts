import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { holdFolder } from '../src/index.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'antre-hold-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

test('a folder is held once, and free again when released', async () => {
  const folder = join(root, 'kiosk-1')
  const first = await holdFolder(folder)
  expect(await holdFolder(folder)).toMatchObject({ ok: false, code: 'folder-in-use' })
  expect(await holdFolder(join(root, 'kiosk-2'))).toMatchObject({ ok: true })
  if (first.ok) await first.release()
  expect(await holdFolder(folder)).toMatchObject({ ok: true })
})

test('a folder with a long name', async () => {
  const folder = join(root, 'x'.repeat(120))
  expect(await holdFolder(folder)).toMatchObject({ ok: true })
  expect(await holdFolder(folder)).toMatchObject({ ok: false, code: 'folder-in-use' })
})

test('a holder that was killed holds no more', async () => {
  const source = join(import.meta.dirname, '../src/hold-folder.ts')
  const script = `import(${JSON.stringify(source)}).then(async ({ holdFolder }) => {
    console.log((await holdFolder(${JSON.stringify(root)})).ok)
    setInterval(() => {}, 1000)
  })`
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = await once(child.stdout, 'data')
  expect(String(said).trim()).toBe('true')
  expect(await holdFolder(root)).toMatchObject({ ok: false, code: 'folder-in-use' })
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
  expect(await holdFolder(root)).toMatchObject({ ok: true })
})

test('a place where no folder can be made', async () => {
  expect(await holdFolder('/dev/null/kiosk')).toMatchObject({ ok: false, code: 'folder-unusable' })
})
