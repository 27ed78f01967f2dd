import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@antre/testkit'
import { _electron } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { stage } from '../../../scripts/package/stage.ts'
import { openHall } from '../src/hall.ts'

const ROOT = join(import.meta.dirname, '../../..')
const ELECTRON = join(ROOT, 'node_modules', 'electron')

/** Electron's binary, which its package may or may not have been able to download; null without it. */
function electronBinary(): string | null {
  const note = join(ELECTRON, 'path.txt')
  if (!existsSync(note)) return null
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(ELECTRON, 'dist')
  const binary = join(dist, readFileSync(note, 'utf8'))
  return existsSync(binary) ? binary : null
}

const binary = electronBinary()
const hasDesktop = process.platform !== 'linux' || Boolean(process.env.DISPLAY)

describe.skipIf(binary === null || !hasDesktop)('in real Electron', () => {
  it.each([
    ['kiosk', ['--role', 'kiosk'], []],
    ['counter', ['--role', 'counter', '--counter', '2'], ['--counter', '2']],
    ['display', ['--role', 'display', '--zone', 'A'], ['--zone', 'A']],
  ] as const)(
    'the %s is a window on its own station, without Node in the page',
    async (app, grant, flags) => {
      await using hall = await openHall({ counterId: '2', zoneId: 'A' })
      using folder = temporaryFolder()
      const staged = join(folder.path, 'app')
      await stage(ROOT, app, staged, { platform: process.platform, arch: process.arch })
      const token = await hall.mint(...grant)
      const options = ['--master', hall.masterUrl, '--token', token, '--show', 'window', '--resources']
      const electron = await _electron.launch({
        executablePath: binary as string,
        args: [staged, ...options, join(ROOT, 'resources'), ...flags],
        env: {
          ...(process.env as Record<string, string>),
          XDG_CONFIG_HOME: folder.path,
          ELECTRON_DISABLE_SANDBOX: '1',
        },
      })
      const page = await electron.firstWindow()
      await page.waitForLoadState()
      expect(new URL(page.url())).toMatchObject({ hostname: '127.0.0.1', pathname: `/${app}/` })
      expect(await page.evaluate('typeof require + typeof process')).toBe('undefinedundefined')
      await electron.close()
    },
  )
})
