import type { Command } from 'commander'
import { plural } from '../platform/i18n/format.ts'
import { type ContractImport, importContracts } from '../whiteZones/index.ts'
import { answer, CommandRefusal } from './output.ts'
import { withDatabase } from './withDatabase.ts'

type Options = { readonly dryRun?: boolean; readonly json?: boolean; readonly credit: string }

const MOST_SHOWN = 50

const summary = (made: ContractImport, dryRun: boolean): string =>
  [
    `${plural(made.contracts, 'marché lu', 'marchés lus')}, dont ${plural(made.valid, 'conforme', 'conformes')} au schéma officiel, ${made.outside} hors du territoire, ${plural(made.rejected, 'inutilisable', 'inutilisables')}.`,
    `${plural(made.created, 'créé', 'créés')}, ${plural(made.changed, 'modifié', 'modifiés')}, ${plural(made.unchanged, 'inchangé', 'inchangés')}.`,
    ...made.remarks
      .slice(0, MOST_SHOWN)
      .map(
        ({ number, field, value, remedy }) =>
          `marché ${number} – ${field} «\u00a0${value}\u00a0»\u00a0: ${remedy}`,
      ),
    dryRun ? 'Essai à blanc\u00a0: rien n’a été écrit.' : 'Les marchés du territoire sont écrits.',
  ].join('\n')

/** `openmap import decp FILE`: essential data of public contracts, of any size. */
export const addDecpCommand = (parent: Command): void => {
  parent
    .command('decp <fichier>')
    .description('importe des marchés attribués (données essentielles\u00a0: JSON v1 ou v2, tableau CSV)')
    .option(
      '--credit <mention>',
      'mention de la source, montrée avec les chiffres',
      'data.gouv.fr, licence ouverte 2.0',
    )
    .option('--dry-run', 'contrôle sans rien écrire')
    .option('--json', 'une réponse JSON sur la sortie standard')
    .action((path: string, options: Options) =>
      withDatabase('import', async ({ transact, territory }) => {
        const outcome = await transact(
          (ctx) =>
            importContracts(ctx, {
              source: { path },
              credit: options.credit,
              departments: territory.departments,
            }),
          (result) => result.ok && options.dryRun !== true,
        )
        if (!outcome.ok) throw new CommandRefusal(outcome.refusal)
        await answer(outcome.value, options, () => summary(outcome.value, options.dryRun === true))
      }),
    )
}
