import { sql } from 'kysely'
import type { Db } from '../database/connect.ts'
import { ok, type Refusal, type Result, refuse } from '../kernel/result.ts'
import { tidy } from '../kernel/text.ts'
import { matchColumns } from '../tables/columns.ts'
import { openTable, readingRefusal, type TableRow, type TableSource } from '../tables/read.ts'
import {
  type CellProblem,
  type ImportReport,
  NO_PROBLEM,
  type RowVerdict,
  reportOf,
} from '../tables/verdict.ts'
import { cpvAncestors } from './cpvCode.ts'
import { t } from './messages.ts'

const columnNames = {
  code: ['code', 'cpv', 'code cpv'],
  label: ['label', 'libelle', 'intitule', 'fr', 'label_fr', 'libelle fr', 'description'],
  check: ['check', 'cle', 'chiffre de controle'],
  parent: ['parent', 'code parent'],
} as const

type Field = keyof typeof columnNames
const MANDATORY = ['code', 'label'] as const

type Entry = {
  readonly row: number
  readonly code: string
  readonly check_digit: string | null
  readonly label: string
  /** Null when the file has no such column. */
  readonly statedParent: string | null
  readonly problems: CellProblem[]
}

type Found = { readonly [F in Field]?: string }

const judge = (row: TableRow, found: Found, seen: ReadonlyMap<string, Entry>): Entry | CellProblem[] => {
  const problems: CellProblem[] = []
  const text = (field: Field): string => tidy(row.cells[found[field] ?? ''] ?? '')
  const note = (field: Field, code: string, remedy: string): void => {
    problems.push({ column: found[field] ?? field, code, value: text(field), remedy })
  }
  for (const column of row.formulas) problems.push({ column, code: 'formula', value: '', remedy: t.formula })
  // Spreadsheets eat the zero of division 03.
  const [, digits = '', ninth] = /^(\d{7,8})(?:-(\d))?$/.exec(text('code').replace(/\s/g, '')) ?? []
  const code = digits.padStart(8, '0')
  const label = text('label')
  if (digits === '') note('code', 'cpv-code', t.code)
  if (label === '') note('label', 'label-absent', t.label)
  if (digits === '' || label === '') return problems
  const earlier = seen.get(code)
  if (earlier !== undefined) {
    note('code', 'repeated', t.repeated(earlier.row))
    return problems
  }
  const check = text('check') || (ninth ?? '')
  if (check !== '' && !/^\d$/.test(check)) note('check', 'check-digit', t.check)
  return {
    row: row.row,
    code,
    check_digit: /^\d$/.test(check) ? check : null,
    label,
    statedParent: found.parent === undefined ? null : text('parent').slice(0, 8),
    problems,
  }
}

/**
 * Reads the common procurement vocabulary from a table, in the caller's transaction: one verdict for each record. The
 * parent of a code is its nearest ancestor that exists, whatever the file says. Repeating an import changes nothing.
 */
export const importCpv = async (
  db: Db,
  input: { readonly source: TableSource; readonly strict?: boolean },
): Promise<Result<ImportReport & { readonly written: boolean }, Refusal>> => {
  const table = await openTable(input.source)
  if (!table.ok) return table
  const { headers, rows } = table.value
  const { found } = matchColumns<Field>(headers, columnNames)
  const missing = MANDATORY.filter((field) => found[field] === undefined)
  if (missing.length > 0) {
    const names = missing.map((field) => `«\u00a0${columnNames[field][0]}\u00a0»`).join(', ')
    const sentence = t.columnsMissing(names, headers.join(', '))
    return refuse({ code: 'columns-missing', field: missing.join(', '), sentence })
  }
  const rejected: RowVerdict[] = []
  const entries = new Map<string, Entry>()
  try {
    for await (const row of rows) {
      const judged = judge(row, found, entries)
      if (Array.isArray(judged)) rejected.push({ row: row.row, verdict: 'rejected', problems: judged })
      else entries.set(judged.code, judged)
    }
  } catch (error) {
    return refuse(readingRefusal(error))
  }
  const known = new Set((await db.selectFrom('cpv_code').select('code').execute()).map(({ code }) => code))
  for (const code of entries.keys()) known.add(code)
  const parentOf = (code: string): string | null => cpvAncestors(code).find((one) => known.has(one)) ?? null
  const verdicts = [...entries.values()].map(({ row, code, statedParent, problems }): RowVerdict => {
    const parent = parentOf(code) ?? ''
    if (statedParent !== null && statedParent !== parent) {
      const column = found.parent ?? 'parent'
      problems.push({ column, code: 'parent', value: statedParent, remedy: t.parent(parent) })
    }
    const clean = problems.length === 0
    return { row, verdict: clean ? 'accepted' : 'warned', problems: clean ? NO_PROBLEM : problems }
  })
  await save(db, [...entries.values()])
  // A code that has just come may be nearer to older ones than the parent they had.
  const parents = [...known].map((code) => ({ code, parent: parentOf(code) }))
  await sql`update cpv_code set parent = r.parent
    from json_to_recordset(${JSON.stringify(parents)}::json) as r(code text, parent text)
    where cpv_code.code = r.code and cpv_code.parent is distinct from r.parent`.execute(db)
  const report = reportOf([...rejected, ...verdicts].sort((a, b) => a.row - b.row))
  return ok({ ...report, written: !(input.strict === true && report.rejected > 0) })
}

const save = async (db: Db, entries: readonly Entry[]): Promise<void> => {
  if (entries.length === 0) return
  const batch = entries.map(({ code, label, check_digit }) => ({ code, label, check_digit }))
  await sql`insert into cpv_code (code, label, check_digit)
    select code, label, check_digit
    from json_to_recordset(${JSON.stringify(batch)}::json) as r(code text, label text, check_digit text)
    on conflict (code) do update set label = excluded.label,
      check_digit = coalesce(excluded.check_digit, cpv_code.check_digit)`.execute(db)
}
