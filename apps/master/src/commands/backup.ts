import { backup } from '@antre/ledger'
import { Command } from 'commander'
import { defaultDataFolder } from '../data-folder.ts'
import { fail } from '../fail.ts'

/** `antre backup FILE`: a consistent copy, also of a ledger in use. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('copy the ledger to a file, also while the master runs')
    .argument('<file>')
    .option('--data <dir>', 'data folder', defaultDataFolder())
    .action((file: string, { data }: { data: string }) => {
      const result = backup(data, file)
      if (!result.ok) fail(result.code, result.detail)
      console.log(`backed up to ${result.file}`)
    })
}
