import { basename } from 'node:path'
import { type Command, Option } from 'commander'
import { recordChange } from '../accounts/index.ts'
import { importStructures } from '../directory/index.ts'
import { importParticipants, importWishes } from '../events/index.ts'
import type { Ctx } from '../platform/database/context.ts'
import { importCommunes } from '../platform/geo/importCommunes.ts'
import { contourLevels, importContours } from '../platform/geo/importContours.ts'
import { plural } from '../platform/i18n/format.ts'
import type { Refusal, Result } from '../platform/kernel/result.ts'
import type { ImportReport } from '../platform/tables/verdict.ts'
import { importCpv } from '../platform/taxonomies/importCpv.ts'
import { noteImport } from '../platform/taxonomies/referenceImports.ts'
import { eventNamed } from './eventNamed.ts'
import { addDecpCommand } from './importDecp.ts'
import { answer, CommandRefusal } from './output.ts'
import { withDatabase } from './withDatabase.ts'

type ImportOptions = { dryRun?: boolean; strict?: boolean; json?: boolean }
type Outcome = ImportReport & { readonly written: boolean }

/** A person reads the first problems; a program asks for `--json`. */
const MOST_SHOWN = 50

const verdicts = { accepted: 'acceptée', warned: 'avertissement', rejected: 'rejetée' } as const

const ending = (options: ImportOptions, written: boolean): string => {
  if (options.dryRun) return 'Essai à blanc\u00a0: rien n’a été écrit.'
  return written
    ? 'Les lignes retenues sont écrites.'
    : 'Rien n’a été écrit\u00a0: une ligne est rejetée et --strict le demande.'
}

const summary = (report: ImportReport, options: ImportOptions, written: boolean): string => {
  const problems = report.rows.flatMap(({ row, verdict, problems }) =>
    problems.map(
      ({ column, value, remedy }) =>
        `ligne ${row} (${verdicts[verdict]}) – ${column} «\u00a0${value}\u00a0»\u00a0: ${remedy}`,
    ),
  )
  return [
    `${plural(report.accepted, 'acceptée', 'acceptées')}, ${report.warned} avec avertissement, ${plural(report.rejected, 'rejetée', 'rejetées')}.`,
    ...problems.slice(0, MOST_SHOWN),
    ...(problems.length > MOST_SHOWN
      ? [
          `et ${plural(problems.length - MOST_SHOWN, 'autre remarque', 'autres remarques')}\u00a0: --json les donne toutes.`,
        ]
      : []),
    ending(options, written),
  ].join('\n')
}

/** Runs an import in one transaction, kept unless it is a dry run or strictness holds it back. */
const runImport = (
  options: ImportOptions,
  work: (ctx: Ctx) => Promise<Result<Outcome, Refusal>>,
): Promise<void> =>
  withDatabase('import', async ({ transact }) => {
    const outcome = await transact(
      work,
      (result) => result.ok && result.value.written && options.dryRun !== true,
    )
    if (!outcome.ok) throw new CommandRefusal(outcome.refusal)
    const { accepted, warned, rejected, rows, written } = outcome.value
    const report: ImportReport = { accepted, warned, rejected, rows }
    await answer(report, options, () => summary(report, options, written))
  })

/** Leaves the trace of an import that belongs to no event in the journal; those of events write theirs. */
const journaled =
  (
    what: string,
    work: (ctx: Ctx) => Promise<Result<Outcome, Refusal>>,
  ): ((ctx: Ctx) => Promise<Result<Outcome, Refusal>>) =>
  async (ctx) => {
    const outcome = await work(ctx)
    if (!outcome.ok) return outcome
    const { accepted, warned, rejected } = outcome.value
    await recordChange(ctx, {
      action: 'reference.imported',
      subject: { kind: 'import', id: what },
      after: { written: accepted + warned, rejected },
    })
    return outcome
  }

/** Notes where a reference comes from, with what it writes. */
const noted = (
  reference: { readonly name: string; readonly path: string; readonly credit?: string },
  work: (ctx: Ctx) => Promise<Result<Outcome, Refusal>>,
) =>
  journaled(reference.name, async (ctx) => {
    const outcome = await work(ctx)
    if (outcome.ok && outcome.value.written) {
      const { name, path, credit = null } = reference
      const rows = outcome.value.accepted + outcome.value.warned
      await noteImport(ctx, { name, file: basename(path), credit, rows })
    }
    return outcome
  })

const command = (parent: Command, name: string, description: string): Command =>
  parent
    .command(`${name} <fichier>`)
    .description(description)
    .option('--dry-run', 'contrôle sans rien écrire')
    .option('--strict', 'n’écrit rien si une ligne est rejetée')
    .option('--json', 'une réponse JSON sur la sortie standard')

const event = ['--event <adresse>', 'rencontre, par la fin de son adresse'] as const

export const addImportCommands = (program: Command): void => {
  const parent = program.command('import').description('importe un fichier, avec un verdict par ligne')
  command(
    parent,
    'structures',
    'importe des structures dans l’annuaire (CSV, XLSX\u00a0: SIRET, nom, type…)',
  ).action((path: string, options: ImportOptions) =>
    runImport(
      options,
      journaled('structures', (ctx) =>
        importStructures(ctx, {
          source: { path },
          origin: basename(path),
          strict: options.strict ?? false,
        }),
      ),
    ),
  )
  command(parent, 'participants', 'inscrit les participants d’une rencontre (CSV, XLSX\u00a0: nom, rôle…)')
    .requiredOption(...event)
    .action((path: string, { event: slug, ...options }: ImportOptions & { event: string }) =>
      runImport(options, async (ctx) =>
        importParticipants(ctx, { event: await eventNamed(ctx, slug), source: { path }, ...options }),
      ),
    )
  command(
    parent,
    'wishes',
    'enregistre les souhaits d’une rencontre (CSV, XLSX\u00a0: de, vers, niveau, ou une matrice)',
  )
    .requiredOption(...event)
    .action((path: string, { event: slug, ...options }: ImportOptions & { event: string }) =>
      runImport(options, async (ctx) =>
        importWishes(ctx, { event: await eventNamed(ctx, slug), source: { path }, ...options }),
      ),
    )
  command(
    parent,
    'communes',
    'importe les noms et les positions des communes (CSV, XLSX\u00a0: insee, nom, lon, lat…)',
  ).action((path: string, options: ImportOptions) =>
    runImport(
      options,
      noted({ name: 'communes', path }, (ctx) => importCommunes(ctx.db, { source: { path }, ...options })),
    ),
  )
  command(parent, 'contours', 'importe des contours que la carte dessine (GeoJSON\u00a0: code, nom)')
    .addOption(
      new Option('--level <niveau>', 'niveau de ces contours').choices(contourLevels).makeOptionMandatory(),
    )
    .option('--credit <mention>', 'mention de la source, montrée avec la carte', 'IGN – INSEE')
    .action(
      (path: string, options: ImportOptions & { level: (typeof contourLevels)[number]; credit: string }) =>
        runImport(
          options,
          noted({ name: `contours-${options.level}`, path, credit: options.credit }, (ctx) =>
            importContours(ctx.db, { path, ...options }),
          ),
        ),
    )
  command(
    parent,
    'cpv',
    'importe le vocabulaire commun des marchés publics (CSV, XLSX\u00a0: code, libellé…)',
  ).action((path: string, options: ImportOptions) =>
    runImport(
      options,
      noted({ name: 'cpv', path }, (ctx) => importCpv(ctx.db, { source: { path }, ...options })),
    ),
  )
  addDecpCommand(parent)
}
