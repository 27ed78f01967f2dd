import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'

const MAIN = join(import.meta.dirname, '../src/main.ts')

/** Runs the station to its end. */
async function run(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return { code, stdout, stderr }
}

describe('a station started wrongly', () => {
  test('says every fault with its code, and ends with 2', async () => {
    const { code, stdout, stderr } = await run(['--port', 'x'])
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain('antre display: --master: Is needed; see --help. [missing-option]')
    expect(stderr).toContain('--port: Expected: a number. [bad-option]')
    expect(stderr).toContain('--zone: Is needed')
  })

  test('never repeats a secret', async () => {
    const { code, stdout, stderr } = await run(
      ['--master', 'http://a:hidden@b', '--zone', 'A', 'hidden', '--tokn', 'hidden'],
      { ANTRE_TOKEN: 'hidden and wrong'.repeat(20) },
    )
    expect(code).toBe(2)
    expect(stdout + stderr).not.toContain('hidden')
  })

  test('without a token says how to get one', async () => {
    const { code, stderr } = await run(['--master', 'http://127.0.0.1:9', '--zone', 'A'])
    expect(code).toBe(2)
    expect(stderr).toContain('--token-file FILE, environment ANTRE_TOKEN, or --data DIR')
  })

  test('--help lists its own options', async () => {
    const { code, stdout } = await run(['--help'])
    expect(code).toBe(0)
    expect(stdout).toContain('--zone ID')
    expect(stdout).not.toContain('--printer')
  })
})
