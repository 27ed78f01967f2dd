import { setFlagsFromString } from 'node:v8'
import { Command } from 'commander'
import { backupCommand } from './commands/backup.ts'
import { boardCommand } from './commands/board.ts'
import { buttonsCommand } from './commands/buttons.ts'
import { mallCommand } from './commands/mall.ts'
import { masterCommand } from './commands/master.ts'
import { printerCommand } from './commands/printer.ts'
import { restoreCommand } from './commands/restore.ts'
import { stationCommand } from './commands/station.ts'
import { tokenCommand } from './commands/token.ts'
import { verifyCommand } from './commands/verify.ts'
import { voiceCommand } from './commands/voice.ts'
import { giveUp } from './fail.ts'
import { VERSION } from './version.ts'

// The halls' PCs have 4 GB for everything: memory before the last bit of speed, which the bench cannot see.
setFlagsFromString('--optimize-for-size')

const program = new Command('antre')
  .description('The queue of a public-service mall')
  .version(VERSION)
  .enablePositionalOptions()

for (const command of [
  masterCommand,
  stationCommand,
  tokenCommand,
  mallCommand,
  backupCommand,
  restoreCommand,
  verifyCommand,
  printerCommand,
  voiceCommand,
  buttonsCommand,
  boardCommand,
]) {
  program.addCommand(command())
}

await program.parseAsync().catch(giveUp)
