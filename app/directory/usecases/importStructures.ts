import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { type Commune, communesByPostCode } from '../../platform/geo/find.ts'
import { communeKey } from '../../platform/geo/load.ts'
import { shortId } from '../../platform/kernel/id.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { slugify } from '../../platform/kernel/text.ts'
import { matchColumns } from '../../platform/tables/columns.ts'
import {
  openTable,
  readingRefusal,
  TableFault,
  type TableRow,
  type TableSource,
} from '../../platform/tables/read.ts'
import {
  type CellProblem,
  type ImportReport,
  type RowVerdict,
  reportOf,
} from '../../platform/tables/verdict.ts'
import { columnNames, type Draft, type Field, judgeRow, namesConflict } from '../domain/judgeRow.ts'
import type { Structure } from '../domain/structure.ts'
import { t } from '../messages.ts'
import { readStructures } from '../store/readStructures.ts'
import { saveStructures } from '../store/saveStructures.ts'

export type ImportInput = {
  readonly source: TableSource
  /** Where the data come from, shown beside each value: the name of the file by default. */
  readonly origin: string
  /** Invented rows, marked as such everywhere. */
  readonly fictitious?: boolean
  /** Write nothing when one row is rejected. */
  readonly strict?: boolean
  readonly onProgress?: (rows: number) => void
}

export type ImportOutcome = ImportReport & {
  readonly written: boolean
  readonly unknownColumns: readonly string[]
}

export type ImportRefusal = Refusal

const BATCH = 500

type Known = { structure: Structure; row: number | null }

/** A structure with what a row adds to it: the row wins where it says something. */
const merged = (known: Structure, draft: Draft, origin: string): Structure => ({
  ...known,
  name: known.name,
  brand: draft.brand ?? known.brand,
  description: draft.description ?? known.description,
  naf: draft.naf ?? known.naf,
  address: draft.address ?? known.address,
  postCode: draft.postCode ?? known.postCode,
  city: draft.city ?? known.city,
  department: draft.department ?? known.department,
  position: draft.position ?? known.position,
  website: draft.website ?? known.website,
  kinds: [
    ...known.kinds.filter((one) => one.kind !== draft.kind),
    { kind: draft.kind, source: origin, sourceDate: draft.date },
  ],
  activities: draft.activities.length > 0 ? draft.activities : known.activities,
})

const created = (draft: Draft, origin: string, fictitious: boolean): Structure => {
  const id = newId()
  const {
    siret,
    name,
    brand,
    description,
    naf,
    address,
    postCode,
    city,
    department,
    position,
    website,
    activities,
    date,
  } = draft
  return {
    id,
    slug: `${slugify(name)}-${shortId(id)}`,
    siret,
    name,
    brand,
    description,
    naf,
    address,
    postCode,
    city,
    communeCode: null,
    department,
    position,
    website,
    kinds: [{ kind: draft.kind, source: origin, sourceDate: date }],
    activities,
    fictitious,
    source: origin,
    sourceDate: date,
  }
}

/** Completes a place: the commune of the postal code and town; its position where the row has none. */
const placed = (
  structure: Structure,
  communes: ReadonlyMap<string, Commune[]>,
): { structure: Structure; towns: string | null } => {
  const candidates = structure.postCode === null ? [] : (communes.get(structure.postCode) ?? [])
  if (candidates.length === 0) return { structure, towns: null }
  const key = communeKey(structure.city ?? '')
  const fits = (commune: Commune): boolean => {
    const name = communeKey(commune.name)
    return key !== '' && (name === key || name.startsWith(`${key} `) || key.startsWith(`${name} `))
  }
  const commune = candidates.find(fits) ?? (key === '' ? candidates[0] : undefined)
  if (commune === undefined)
    return {
      structure,
      towns: candidates
        .slice(0, 3)
        .map((one) => one.name)
        .join(', '),
    }
  return {
    structure: {
      ...structure,
      communeCode: commune.code,
      department: commune.department,
      position: structure.position ?? commune.position,
    },
    towns: null,
  }
}

/**
 * Imports a CSV or XLSX file of structures inside the caller's transaction: one verdict for each record, good rows
 * written, doubtful values left empty, nothing written with `strict` if a row is rejected (the caller rolls back when
 * `written` is false). Rows of one SIRET make one structure with several kinds.
 */
export const importStructures = async (
  ctx: Ctx,
  input: ImportInput,
): Promise<Result<ImportOutcome, ImportRefusal>> => {
  const table = await openTable(input.source)
  if (!table.ok) return table
  const { headers, rows } = table.value
  const { found, unknown } = matchColumns<Field>(headers, columnNames)
  const mandatory = (['siret', 'name', 'kind'] as const).filter((field) => found[field] === undefined)
  if (mandatory.length > 0) {
    const names = { siret: 'la colonne SIRET', name: 'la colonne nom', kind: 'la colonne type' }
    return refuse({
      code: 'columns-missing',
      field: mandatory.join(', '),
      sentence: t.import.noColumns(mandatory.map((field) => names[field]).join(', '), headers.join(', ')),
    })
  }
  const communes = await communesByPostCode(ctx.db)
  const verdicts: RowVerdict[] = []
  let judgedRows = 0
  const seen = new Map<string, number>()
  const headerOf = (field: Field): string => found[field] ?? field

  const judgeBatch = async (batch: readonly TableRow[]): Promise<void> => {
    const judged = batch.map((row) => ({
      row: row.row,
      verdict: judgeRow(
        (field) => (found[field] === undefined ? '' : (row.cells[headerOf(field)] ?? '')),
        (field) => row.formulas.includes(headerOf(field)),
        headerOf,
      ),
    }))
    const sirets = judged.flatMap(({ verdict }) => (verdict.ok ? [verdict.draft.siret] : []))
    const known = new Map<string, Known>()
    for (const structure of await readStructures(ctx.db, ctx.scope, 'siret', sirets)) {
      if (structure.siret !== null) known.set(structure.siret, { structure, row: null })
    }
    const changed = new Map<string, Structure>()
    for (const { row, verdict } of judged) {
      if (!verdict.ok) {
        verdicts.push({ row, verdict: 'rejected', problems: verdict.problems })
        continue
      }
      const { draft } = verdict
      const reject = (field: Field, code: string, value: string, remedy: string): void => {
        verdicts.push({
          row,
          verdict: 'rejected',
          problems: [{ column: headerOf(field), code, value, remedy }],
        })
      }
      const repeat = seen.get(`${draft.siret} ${draft.kind}`)
      const before = known.get(draft.siret)
      if (repeat !== undefined) {
        reject('siret', 'repeated', draft.siret, t.import.repeated(repeat))
        continue
      }
      if (
        before !== undefined &&
        namesConflict(
          `${before.structure.name} ${before.structure.brand ?? ''}`,
          `${draft.name} ${draft.brand ?? ''}`,
        )
      ) {
        reject('name', 'name-conflict', draft.name, t.import.nameConflict(before.structure.name))
        continue
      }
      seen.set(`${draft.siret} ${draft.kind}`, row)
      const problems: CellProblem[] = [...verdict.warnings]
      const further = before !== undefined && !before.structure.kinds.some(({ kind }) => kind === draft.kind)
      if (further)
        problems.push({
          column: headerOf('kind'),
          code: 'further-kind',
          value: draft.kind,
          remedy: t.import.furtherKind,
        })
      const made =
        before === undefined
          ? created(draft, input.origin, input.fictitious ?? false)
          : merged(before.structure, draft, input.origin)
      const { structure, towns } = placed(made, communes)
      if (towns !== null) {
        problems.push({
          column: headerOf('postCode'),
          code: 'post-code-town',
          value: `${draft.postCode} ${draft.city ?? ''}`,
          remedy: t.import.postCodeTown(towns),
        })
      }
      known.set(draft.siret, { structure, row })
      changed.set(structure.id, structure)
      verdicts.push({ row, verdict: problems.length > 0 ? 'warned' : 'accepted', problems: problems })
    }
    await saveStructures(ctx, [...changed.values()])
    judgedRows += batch.length
    input.onProgress?.(judgedRows)
  }

  let batch: TableRow[] = []
  try {
    for await (const row of rows) {
      batch.push(row)
      if (batch.length < BATCH) continue
      await judgeBatch(batch)
      batch = []
    }
  } catch (error) {
    if (!(error instanceof TableFault)) throw error
    return refuse(readingRefusal(error))
  }
  await judgeBatch(batch)
  const built = reportOf(verdicts)
  return ok({ ...built, written: !(input.strict === true && built.rejected > 0), unknownColumns: unknown })
}
