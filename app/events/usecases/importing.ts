import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { ColumnNames } from '../../platform/tables/columns.ts'
import type { Mapping, Origin } from '../../platform/tables/propose.ts'
import { openTable, TableFault, type TableRow, type TableSource } from '../../platform/tables/read.ts'
import type { ImportReport } from '../../platform/tables/verdict.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'

/** How an import runs: `dryRun` writes nothing; `strict` writes nothing either as soon as one row is rejected. */
export type ImportMode = { readonly dryRun?: boolean; readonly strict?: boolean }

export type ImportOutcome = ImportReport & {
  readonly headers: readonly string[]
  readonly encoding: string
  readonly separator: string | null
  readonly sheet: string | null
  /** False in a dry run, and when strictness held everything back. */
  readonly written: boolean
  /** What can be undone; null when nothing was written. */
  readonly importId: string | null
}

/** A day has hundreds of participants, not millions: rows are held in memory, up to this many. */
const MAX_ROWS = 20_000

export type ReadTable = Omit<ImportOutcome, keyof ImportReport | 'written' | 'importId'> & {
  readonly rows: readonly TableRow[]
}

/** The whole file, or the reason why it cannot be read; a fault half-way is a refusal too. */
export const readTable = async (source: TableSource): Promise<Result<ReadTable, Refused>> => {
  const unreadable = (sentence: string) =>
    refuse({ code: 'file-unreadable', field: 'file', sentence } as const)
  try {
    const opened = await openTable(source)
    if (!opened.ok) return unreadable(opened.refusal.sentence)
    const { headers, encoding, separator, sheet } = opened.value
    const rows: TableRow[] = []
    for await (const row of opened.value.rows) {
      if (rows.length >= MAX_ROWS) return unreadable(t.refusals.tooManyRows(MAX_ROWS))
      rows.push(row)
    }
    return ok({ headers, encoding, separator, sheet, rows })
  } catch (error) {
    if (error instanceof TableFault) return unreadable(error.refusal.sentence)
    throw error
  }
}

/** May the good rows be written? */
export const mayWrite = (report: ImportReport, mode: ImportMode): boolean =>
  mode.dryRun !== true && !(mode.strict === true && report.rejected > 0)

/** The name of the file, without its folders. */
export const nameOf = (source: TableSource): string =>
  'path' in source ? (source.path.split(/[\\/]/).at(-1) ?? '') : source.name

/** How problems name each field: the header that stands for it, or the word for a value given for every row. */
export const namesOfColumns = <Field extends string>(
  mapping: Mapping<Field>,
  names: ColumnNames<Field>,
): Partial<Record<Field, string>> =>
  Object.fromEntries(
    (Object.entries(mapping) as [Field, Origin][]).map(([field, origin]) => [
      field,
      'header' in origin ? origin.header : names[field][0],
    ]),
  ) as Partial<Record<Field, string>>
