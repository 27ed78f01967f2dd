import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { PACKAGED, type PackagedApp } from './apps.ts'
import { pack } from './pack.ts'
import { stage } from './stage.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const HELP = `node scripts/package.mjs [kiosk|counter|display …] [--dir]     packages stations as applications for this system

  --dir                 only the unpacked folder below release/, no installer
  --electron-dist DIR   a folder with Electron's binary, where it cannot be downloaded`

function isApp(name: string): name is PackagedApp {
  return (PACKAGED as readonly string[]).includes(name)
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      dir: { type: 'boolean', default: false },
      'electron-dist': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help || !positionals.every(isApp)) {
    process.stderr.write(`${HELP}\n`)
    return values.help ? 0 : 2
  }
  const { platform, arch } = process
  const electronDist = values['electron-dist']
  for (const app of positionals.length > 0 ? positionals : PACKAGED) {
    const staged = join(ROOT, 'release', app, 'app')
    await stage(ROOT, app, staged, { platform, arch })
    const output = join(ROOT, 'release', app, 'packages')
    await pack(ROOT, app, { staged, output, folderOnly: values.dir, ...(electronDist && { electronDist }) })
    process.stdout.write(`${app}  ${existsSync(output) ? output : 'nothing was made'}\n`)
  }
  return 0
}

process.exitCode = await main()
