import { verifyLedger } from '@antre/ledger'
import { Command } from 'commander'
import { defaultDataFolder } from '../data-folder.ts'
import { fail } from '../fail.ts'

/** `antre verify [FILE]`: integrity of the file, its sequence, and a replay of every day. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('check the ledger of a data folder, or a backup file')
    .argument('[file]', 'a backup')
    .option('--data <dir>', 'data folder', defaultDataFolder())
    .action((file: string | undefined, { data }: { data: string }) => {
      const result = verifyLedger(file === undefined ? { dataDir: data } : { file })
      if (!result.ok) fail(result.code, result.detail)
      if (result.faults.length > 0)
        fail('damaged', `\n${result.faults.map((fault) => `  ${fault}`).join('\n')}`)
      const { events, tickets, days } = result
      console.log(`ok: ${counted(events, 'event')}, ${counted(tickets, 'ticket')}, ${counted(days, 'day')}`)
    })
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`
