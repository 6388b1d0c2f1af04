import { basename } from 'node:path'
import type { Command } from 'commander'
import { importStructures } from '../directory/index.ts'
import type { ImportReport } from '../platform/tables/verdict.ts'
import { answer, CommandRefusal } from './output.ts'
import { withDatabase } from './withDatabase.ts'

type ImportOptions = { dryRun?: boolean; strict?: boolean; json?: boolean }

const summary = (report: ImportReport, options: ImportOptions, written: boolean): string =>
  [
    `${report.accepted} acceptées, ${report.warned} avec avertissement, ${report.rejected} rejetées.`,
    ...report.rows
      .filter((row) => row.problems.length > 0)
      .slice(0, 50)
      .flatMap((row) =>
        row.problems.map(
          (one) =>
            `ligne ${row.row} (${row.verdict}) – ${one.column} «\u00a0${one.value}\u00a0»\u00a0: ${one.remedy}`,
        ),
      ),
    options.dryRun
      ? 'Essai à blanc\u00a0: rien n’a été écrit.'
      : written
        ? 'Les lignes retenues sont écrites.'
        : 'Rien n’a été écrit\u00a0: une ligne est rejetée et --strict le demande.',
  ].join('\n')

export const addImportCommands = (program: Command): void => {
  const command = program
    .command('import')
    .description('importe un fichier CSV ou XLSX, avec un verdict par ligne')
  command
    .command('structures <file>')
    .description('importe des structures dans l’annuaire')
    .option('--dry-run', 'contrôle sans rien écrire')
    .option('--strict', 'n’écrit rien si une ligne est rejetée')
    .option('--json', 'une réponse JSON sur la sortie standard')
    .action((path: string, options: ImportOptions) =>
      withDatabase('import', async ({ transact }) => {
        const outcome = await transact(
          (ctx) =>
            importStructures(ctx, {
              source: { path },
              origin: basename(path),
              strict: options.strict ?? false,
            }),
          (result) => result.ok && result.value.written && options.dryRun !== true,
        )
        if (!outcome.ok) throw new CommandRefusal(outcome.refusal.sentence)
        const { accepted, warned, rejected, rows, written } = outcome.value
        const report: ImportReport = { accepted, warned, rejected, rows }
        answer(report, options, () => summary(report, options, written))
      }),
    )
}
