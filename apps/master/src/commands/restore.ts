import { restore } from '@antre/ledger'
import { Command } from 'commander'
import { defaultDataFolder } from '../data-folder.ts'
import { fail } from '../fail.ts'

/** `antre restore FILE`: puts a backup into a data folder whose master does not run. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('put a backup back')
    .argument('<file>')
    .option('--data <dir>', 'data folder', defaultDataFolder())
    .option('--replace', 'move the ledger that is there aside')
    .action((file: string, { data, replace = false }: { data: string; replace?: boolean }) => {
      const stamp = new Date().toISOString().replace(/\W/g, '').slice(0, 15)
      const result = restore(file, data, replace, stamp)
      if (!result.ok) fail(result.code, result.detail)
      if (result.movedAside !== undefined)
        console.log(`the ledger that was there is now ${result.movedAside}`)
      console.log(`restored into ${result.file}`)
    })
}
