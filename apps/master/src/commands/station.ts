import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { Argument, Command } from 'commander'
import { stopWithParent } from '../orphan.ts'

/** `antre station kiosk|counter|display …`: runs that app's station; its flags are its own. */
export function stationCommand(): Command {
  return new Command('station')
    .description('run one station (see: antre station kiosk --help)')
    .addArgument(new Argument('<kind>').choices(['kiosk', 'counter', 'display']))
    .argument('[flags...]')
    .allowUnknownOption()
    .passThroughOptions()
    .helpOption(false)
    .action((kind: string, flags: string[]) => {
      const main = join(import.meta.dirname, '../../..', kind, 'src', 'main.ts')
      const child = spawn(process.execPath, [main, ...flags], { stdio: 'inherit' })
      stopWithParent(() => child.kill('SIGTERM'))
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
      child.on('exit', (code) => process.exit(code ?? 1))
    })
}
