import { sql } from 'kysely'
import type { Ctx } from '../../platform/database/context.ts'
import { loadGazetteer } from '../../platform/geo/find.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { matchColumns } from '../../platform/tables/columns.ts'
import { type Mapping, mappedHeaders } from '../../platform/tables/propose.ts'
import { openTable, readingRefusal, type TableRow, type TableSource } from '../../platform/tables/read.ts'
import type { ImportReport } from '../../platform/tables/verdict.ts'
import { columnNames, type Field } from '../domain/judgeRow.ts'
import { t } from '../messages.ts'
import { tellLists } from '../store/saveStructures.ts'
import { type ImportState, judgeBatch, type RowOutcome, writeBatch } from './importBatch.ts'

export type ImportInput = {
  readonly source: TableSource
  /** Where the data come from, shown beside each value: the name of the file by default. */
  readonly origin: string
  /** Invented rows, marked as such everywhere. */
  readonly fictitious?: boolean
  /** Write nothing when one row is rejected. */
  readonly strict?: boolean
  /** Sheet of a workbook; the first visible one by default. */
  readonly sheet?: string
  /** Written with each change, so that the import can be read and undone as a whole. */
  readonly importId?: string
  /** Why the records change, as their history says it: an import by default. */
  readonly cause?: 'import' | 'register'
  /** Which column or which value stands for which field; the headers tell by default. */
  readonly mapping?: Mapping<Field>
  /** Judges the rows without writing anything; nothing is locked. */
  readonly judgeOnly?: boolean
  /** Says of a new establishment that others of the same SIREN were there before. */
  readonly siblings?: boolean
  readonly onProgress?: (rows: number) => void
  /** Given the rows of each batch once judged against the database; the report then counts them without holding them. */
  readonly onRows?: (rows: readonly RowOutcome[]) => Promise<void>
}

export type ImportOutcome = ImportReport & {
  readonly written: boolean
  /** Headers of the file that stand for nothing we know: their cells were not read. */
  readonly unknownColumns: readonly string[]
  readonly encoding: string
  readonly separator: string | null
}

export type ImportRefusal = Refusal

const BATCH = 500
const MANDATORY = ['siret', 'name', 'kind'] as const

const readRows = async (
  ctx: Ctx,
  state: ImportState,
  rows: AsyncIterable<TableRow>,
  input: ImportInput,
): Promise<void> => {
  let batch: TableRow[] = []
  let writing: Promise<void> = Promise.resolve()
  // The database writes a batch while this process reads and judges the next one.
  const flush = async (): Promise<void> => {
    const judged = judgeBatch(state, batch)
    batch = []
    await writing
    input.onProgress?.(state.counts.accepted + state.counts.warned + state.counts.rejected)
    writing = writeBatch(ctx, state, judged)
    // Told where it is awaited; until then it must not look unhandled.
    writing.catch(() => {})
  }
  for await (const row of rows) {
    batch.push(row)
    if (batch.length >= BATCH) await flush()
  }
  if (batch.length > 0) await flush()
  await writing
}

/**
 * Imports a CSV or XLSX file of structures inside the caller's transaction: one verdict for each record, good rows
 * written, doubtful values left empty, nothing written with `strict` if a row is rejected (the caller rolls back when
 * `written` is false). Rows of one SIRET make one structure with several kinds. Rows are read and written by batches:
 * memory does not grow with the file, but for one verdict a record.
 */
export const importStructures = async (
  ctx: Ctx,
  input: ImportInput,
): Promise<Result<ImportOutcome, ImportRefusal>> => {
  const table = await openTable(input.source, input.sheet === undefined ? {} : { sheet: input.sheet })
  if (!table.ok) return table
  const { headers, rows, encoding, separator } = table.value
  const matched = matchColumns<Field>(headers, columnNames)
  const mapping = input.mapping ?? mappedHeaders(matched.found)
  const used = new Set(Object.values(mapping).map((origin) => ('header' in origin ? origin.header : '')))
  const missing = MANDATORY.filter((field) => mapping[field] === undefined)
  if (missing.length > 0) {
    const names = missing.map((field) => t.import.columns[field]).join(', ')
    const sentence = t.import.noColumns(names, headers.join(', '))
    return refuse({ code: 'columns-missing', field: missing.join(', '), sentence })
  }
  const state: ImportState = {
    mapping,
    provenance: { source: input.origin, fictitious: input.fictitious ?? false },
    gazetteer: await loadGazetteer(ctx.db),
    seen: new Map(),
    named: new Map(),
    made: new Set(),
    verdicts: [],
    counts: { accepted: 0, warned: 0, rejected: 0 },
    told: { cause: input.cause ?? 'import', importId: input.importId ?? null },
    judgeOnly: input.judgeOnly === true,
    siblings: input.siblings === true,
    onRows: input.onRows ?? null,
  }
  // The pool plans every statement anew, for the sake of searches; here that would plan each check of a foreign key.
  await sql`select set_config('plan_cache_mode', 'auto', true)`.execute(ctx.db)
  try {
    await readRows(ctx, state, rows, input)
  } catch (error) {
    return refuse(readingRefusal(error))
  }
  if (input.judgeOnly !== true) await tellLists(ctx)
  const written = input.judgeOnly !== true && !(input.strict === true && state.counts.rejected > 0)
  const unknownColumns = headers.filter((header) => !used.has(header))
  return ok({ ...state.counts, rows: state.verdicts, written, unknownColumns, encoding, separator })
}
