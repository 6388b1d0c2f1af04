import { openTable, type TableRow, type TableSource } from '../../platform/tables/read.ts'
import type { ImportReport } from '../../platform/tables/verdict.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { Refused } from '../domain/refusals.ts'

/** How an import runs: `dryRun` writes nothing; `strict` writes nothing either as soon as one row is rejected. */
export type ImportMode = { readonly dryRun?: boolean; readonly strict?: boolean }

export type ImportOutcome = ImportReport & {
  readonly headers: readonly string[]
  readonly encoding: string
  readonly separator: string | null
  readonly sheet: string | null
  /** False in a dry run, and when strictness held everything back. */
  readonly written: boolean
}

/** A day has hundreds of participants, not millions: rows are held in memory, up to this many. */
const MAX_ROWS = 20_000

export type ReadTable = Omit<ImportOutcome, keyof ImportReport | 'written'> & { readonly rows: readonly TableRow[] }

/** The whole file, or the reason why it cannot be read. */
export const readTable = async (source: TableSource): Promise<Result<ReadTable, Refused>> => {
  const opened = await openTable(source)
  if (!opened.ok) {
    return refuse({ code: 'file-unreadable', field: 'file', sentence: opened.refusal.sentence })
  }
  const { headers, encoding, separator, sheet } = opened.value
  const rows: TableRow[] = []
  for await (const row of opened.value.rows) {
    rows.push({ ...row, cells: withoutFormulas(row) })
    if (rows.length >= MAX_ROWS) break
  }
  return ok({ headers, encoding, separator, sheet, rows })
}

/** A text that a spreadsheet would run is left empty; the result of a computed cell is kept. */
const withoutFormulas = ({ cells, formulas }: TableRow): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(cells).map(([header, value]) => [
      header,
      formulas.includes(header) && /^[=+\-@\t\r]/.test(value) ? '' : value,
    ]),
  )

/** May the good rows be written? */
export const mayWrite = (report: ImportReport, mode: ImportMode): boolean =>
  mode.dryRun !== true && !(mode.strict === true && report.rejected > 0)
