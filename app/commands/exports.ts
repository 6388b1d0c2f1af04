import { type Command, Option } from 'commander'
import { eachStructure, type Structure, tableColumns, tableRow } from '../directory/index.ts'
import {
  type Export,
  exportParticipants,
  exportProblem,
  exportTimetable,
  exportWishes,
  type OpenMapEvent,
} from '../events/index.ts'
import type { Ctx } from '../platform/database/context.ts'
import { ok, type Refusal, type Result } from '../platform/kernel/result.ts'
import { type CellValue, writeCsv, writeXlsx } from '../platform/tables/write.ts'
import { eventNamed } from './eventNamed.ts'
import { formatOf, openTarget, type Target, tableFormats, writeTable } from './exportFormats.ts'
import { CommandRefusal } from './output.ts'
import { withDatabase } from './withDatabase.ts'

const format = (formats: readonly string[]): Option =>
  new Option('--format <format>', 'format, par défaut celui du nom du fichier, sinon csv').choices(formats)

type ExportOptions = { format?: string; json?: boolean }

const structureFormats = ['csv', 'xlsx', 'json', 'geojson'] as const

/** What programs read: the record whole, with each activity and where it is offered. */
const feature = (structure: Structure): string | null =>
  structure.position === null
    ? null
    : JSON.stringify({
        type: 'Feature',
        properties: {
          siret: structure.siret,
          name: structure.name,
          kinds: structure.kinds.map(({ kind }) => kind),
          sectors: structure.activities.map(({ sector }) => sector),
          city: structure.city,
          department: structure.department,
          fictitious: structure.fictitious,
        },
        geometry: {
          type: 'Point',
          coordinates: [structure.position.longitude, structure.position.latitude],
        },
      })

/** A JSON list inside a document, written piece by piece. */
const writeList = async (
  target: Target,
  [head, tail]: readonly [string, string],
  batches: AsyncIterable<readonly Structure[]>,
  entry: (structure: Structure) => string | null,
): Promise<void> => {
  await target.put(head)
  let separator = ''
  for await (const batch of batches) {
    const texts = batch.flatMap((one) => entry(one) ?? [])
    if (texts.length === 0) continue
    await target.put(`${separator}${texts.join(',\n')}`)
    separator = ',\n'
  }
  await target.put(`${tail}\n`)
}

const writeStructures = async (
  target: Target,
  format: (typeof structureFormats)[number],
  batches: AsyncIterable<readonly Structure[]>,
): Promise<void> => {
  switch (format) {
    case 'json':
      return writeList(target, ['{"structures":[', ']}'], batches, JSON.stringify)
    case 'geojson':
      return writeList(target, ['{"type":"FeatureCollection","features":[', ']}'], batches, feature)
    case 'xlsx': {
      const rows: (readonly CellValue[])[] = []
      for await (const batch of batches) rows.push(...batch.map(tableRow))
      return target.put(await writeXlsx([{ name: 'Structures', columns: tableColumns(), rows }]))
    }
    case 'csv': {
      await target.put(writeCsv(tableColumns(), []))
      for await (const batch of batches) {
        // The header comes once: further batches leave theirs out.
        const text = writeCsv(tableColumns(), batch.map(tableRow), { mark: false })
        await target.put(text.slice(text.indexOf('\r\n') + 2))
      }
    }
  }
}

const exportStructures = async (path: string | undefined, options: ExportOptions): Promise<void> => {
  const format = formatOf(structureFormats, options, path)
  await withDatabase('export', async ({ transact }) => {
    const target = await openTarget(path)
    await transact((ctx) => writeStructures(target, format, eachStructure(ctx.db, ctx.scope)))
    await target.end()
  })
}

type EventOptions = ExportOptions & { event: string }
type DayExport = (ctx: Ctx, input: { readonly event: OpenMapEvent }) => Promise<Result<Export, Refusal>>

const dayExports: readonly (readonly [name: string, description: string, sheet: string, run: DayExport])[] = [
  [
    'participants',
    'exporte les participants d’une rencontre, leurs représentants et leurs indisponibilités',
    'Participants',
    async (ctx, input) => ok(await exportParticipants(ctx, input)),
  ],
  [
    'wishes',
    'exporte les souhaits d’une rencontre',
    'Souhaits',
    async (ctx, input) => ok(await exportWishes(ctx, input)),
  ],
  ['timetable', 'exporte le plan de rendez-vous publié d’une rencontre', 'Rendez-vous', exportTimetable],
]

const addDayExport = (
  command: Command,
  [name, description, sheet, run]: (typeof dayExports)[number],
): void => {
  command
    .command(`${name} [fichier]`)
    .description(description)
    .requiredOption('--event <adresse>', 'rencontre, par la fin de son adresse')
    .addOption(format(tableFormats))
    .option('--json', 'le format json')
    .action(async (path: string | undefined, options: EventOptions) => {
      const format = formatOf(tableFormats, options, path)
      await withDatabase('export', async ({ transact }) => {
        const made = await transact(async (ctx) => run(ctx, { event: await eventNamed(ctx, options.event) }))
        if (!made.ok) throw new CommandRefusal(made.refusal)
        const { columns, rows, document } = made.value
        await writeTable(await openTarget(path), format, { name: sheet, columns, rows }, document)
      })
    })
}

export const addExportCommands = (program: Command): void => {
  const command = program
    .command('export')
    .description('exporte vers un fichier, ou vers la sortie standard si aucun n’est nommé')
  command
    .command('structures [fichier]')
    .description('exporte tout l’annuaire\u00a0; «\u00a0import structures\u00a0» relit le csv et le xlsx')
    .addOption(format(structureFormats))
    .option('--json', 'le format json')
    .action(exportStructures)
  for (const entry of dayExports) addDayExport(command, entry)
  command
    .command('problem [fichier]')
    .description(
      'exporte le problème de rendez-vous d’une rencontre, sans nom, pour «\u00a0schedule solve\u00a0»',
    )
    .requiredOption('--event <adresse>', 'rencontre, par la fin de son adresse')
    .option('--json', 'sans effet\u00a0: le problème est toujours en JSON')
    .action((path: string | undefined, options: EventOptions) =>
      withDatabase('export', async ({ transact }) => {
        const made = await transact(async (ctx) =>
          exportProblem(ctx, { event: await eventNamed(ctx, options.event) }),
        )
        if (!made.ok) throw new CommandRefusal(made.refusal)
        const target = await openTarget(path)
        await target.put(`${JSON.stringify(made.value)}\n`)
        await target.end()
      }),
    )
}
