import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { temporaryFolder } from '@antre/testkit'
import { expect, it } from 'vitest'

const START = join(import.meta.dirname, '../../../scripts/start.mjs')

/** Runs `npm start -- FLAGS` and gives what it printed up to `ready`. */
async function startDemo(...flags: string[]): Promise<{ child: ChildProcess; lines: string[] }> {
  const child = spawn(process.execPath, [START, ...flags], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    lines.push(line)
    if (line === 'ready') break
  }
  return { child, lines }
}

it('npm start prints the address of every part, each opens, and Ctrl-C ends them all with 0', async () => {
  using folder = temporaryFolder()
  const flags = ['--no-open', '--port', '0', '--data', folder.path, '--fresh', '--time', '2026-11-23T09:00']
  const { child, lines } = await startDemo(...flags)
  const addresses = lines.flatMap((line) => {
    const [, name, url] = /^(\w+) {2}(http:\/\/127\.0\.0\.1:\d+\/\S*)$/.exec(line) ?? []
    return name && url ? [[name, url] as const] : []
  })
  expect(addresses.map(([name]) => name)).toEqual([
    'master',
    'kiosk',
    'counter',
    'display',
    'admin',
    'paper',
    'dock',
  ])
  expect(lines.at(-1)).toBe('ready')
  for (const [name, url] of addresses) {
    const response = await fetch(url)
    expect([name, response.status, response.headers.get('content-type')]).toEqual([
      name,
      name === 'paper' ? expect.any(Number) : 200,
      expect.stringContaining('text/html'),
    ])
  }
  child.kill('SIGTERM')
  const [code] = (await once(child, 'exit')) as [number | null]
  expect(code).toBe(0)
  for (const [, url] of addresses) await expect(fetch(url)).rejects.toThrow()
})
