import { CommanderError } from 'commander'
import { usageSentence } from './commands/french.ts'
import { CommandRefusal, EXIT, refuseWith } from './commands/output.ts'
import { makeProgram } from './commands/program.ts'
import { ConfigRefusal } from './config.ts'
import { BackupRefusal } from './platform/database/backup/index.ts'
import { EmbeddedRefusal } from './platform/database/embedded/index.ts'
import type { Refusal } from './platform/kernel/result.ts'

const program = makeProgram()

/** What is refused, or null for a fault that nobody expected. */
const refusalOf = (error: unknown): Refusal | null => {
  if (error instanceof CommandRefusal) return error.refusal
  if (error instanceof ConfigRefusal) return { code: 'configuration', sentence: error.message }
  if (error instanceof EmbeddedRefusal) return { code: error.code, sentence: error.message }
  if (error instanceof BackupRefusal) return { code: 'backup', sentence: error.message }
  return null
}

const fault = (error: unknown): Refusal => {
  if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  const detail = error instanceof Error && error.message !== '' ? error.message : String(error)
  const sentence = `La commande s’est arrêtée sur une erreur imprévue (${detail})\u00a0: rien n’est écrit à moitié. LOG_LEVEL=debug en dit plus.`
  return { code: 'fault', sentence }
}

const json = process.argv.includes('--json')
// Whoever reads our output may stop reading (`… | head`): that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? EXIT.answered : EXIT.refused)
})

/** The same use cases as the pages; an expected refusal is one sentence and exit code 1, a wrong call is 2. */
try {
  await program.parseAsync(process.argv)
} catch (error) {
  if (error instanceof CommanderError) {
    // Help that was asked for is an answer; help shown for want of a command is not.
    process.exitCode = error.exitCode === 0 ? EXIT.answered : EXIT.usage
    if (!/^commander\.(help|helpDisplayed|version)$/.test(error.code)) {
      const sentence = `${usageSentence(error)} L’option --help montre comment écrire la commande.`
      await refuseWith({ code: 'usage', sentence }, json)
    }
  } else {
    process.exitCode = EXIT.refused
    await refuseWith(refusalOf(error) ?? fault(error), json)
  }
}
