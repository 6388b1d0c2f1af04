import { Command } from 'commander'
import { addDemoCommand } from './demo.ts'
import { addExportCommands } from './exports.ts'
import { speakFrench } from './french.ts'
import { addImportCommands } from './imports.ts'
import { addOperationCommands } from './operations.ts'
import { addScheduleCommands } from './schedule.ts'
import { addServeCommand } from './serve.ts'

/** Every command of `openmap`. A wrong call throws instead of ending the process. */
export const makeProgram = (): Command => {
  const program = speakFrench(new Command('openmap'))
    .description('OpenMap ESS en ligne de commande\u00a0: les mêmes actions que le site')
    .exitOverride()
  addServeCommand(program)
  addDemoCommand(program)
  addImportCommands(program)
  addExportCommands(program)
  addScheduleCommands(program)
  addOperationCommands(program)
  return program
}
