import { Command, CommanderError } from 'commander'
import { addImportCommands } from './commands/imports.ts'
import { addOperationCommands } from './commands/operations.ts'
import { CommandRefusal, EXIT, say } from './commands/output.ts'
import { addScheduleCommands } from './commands/schedule.ts'
import { ConfigRefusal, readConfig } from './config.ts'
import { BackupRefusal } from './platform/database/backup/index.ts'
import { EmbeddedRefusal } from './platform/database/embedded/index.ts'
import { serve } from './serve.ts'

const program = new Command('openmap')
  .description('OpenMap ESS en ligne de commande')
  .showHelpAfterError('(--help montre comment écrire la commande)')
  .exitOverride()

program
  .command('serve')
  .description('démarre le serveur')
  .action(() => serve(readConfig(process.env), say))
addScheduleCommands(program)
addImportCommands(program)
addOperationCommands(program)
// Sub-commands do not inherit it.
const overriding = (command: Command): void => {
  command.exitOverride()
  command.commands.forEach(overriding)
}
overriding(program)

/** The same use cases as the pages; an expected refusal is one sentence and exit code 1, a wrong call is 2. */
try {
  await program.parseAsync(process.argv)
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.answered : EXIT.usage
  } else if (
    error instanceof CommandRefusal ||
    error instanceof ConfigRefusal ||
    error instanceof EmbeddedRefusal ||
    error instanceof BackupRefusal
  ) {
    say(error.message)
    process.exitCode = EXIT.refused
  } else throw error
}
