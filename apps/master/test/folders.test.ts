import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { aMaster } from './in-process.ts'

it('serves media that are put beside the ledger while it runs, and nothing else from there', async () => {
  await using given = await aMaster()
  const status = async (path: string) => (await fetch(given.master.url + path)).status
  expect(await status('/media/batik.webp')).toBe(404)
  writeFileSync(join(given.dataDir, 'media', 'batik.webp'), 'a picture')
  const found = await fetch(`${given.master.url}/media/batik.webp`)
  expect([found.status, await found.text()]).toEqual([200, 'a picture'])
  writeFileSync(join(given.dataDir, 'media', '.hidden'), 'nobody put this up')
  mkdirSync(join(given.dataDir, 'media', '.trash'))
  writeFileSync(join(given.dataDir, 'media', '.trash', 'old.webp'), 'a picture')
  for (const path of ['/media/.hidden', '/media/%2ehidden', '/media/.trash/old.webp'])
    expect(await status(path)).toBe(404)
  for (const path of ['/media/%2e%2e/antre.sqlite', '/media/..%2fantre.sqlite', '/antre.sqlite']) {
    expect(await status(path)).toBeGreaterThanOrEqual(400)
  }
})
