import type { CellProblem, ImportReport, RowVerdict } from '../../platform/tables/verdict.ts'
import { t } from '../messages.ts'

/** Headers whose cell held a formula: the reader of tables has neutralised it. */
export type Formulas = readonly string[]

/** One record of a file, by field; an absent column gives an absent field. */
export type FieldRow<Field extends string> = {
  /** 1 for the first record after the header. */
  readonly row: number
  readonly cells: Readonly<Partial<Record<Field, string>>>
  readonly formulas?: Formulas
}

/** Header of each field as it is written in the file: problems name it. */
export type Headers<Field extends string> = Readonly<Partial<Record<Field, string>>>

/** What is found while reading one row; rejected as soon as one problem says so. */
export type RowFindings = { readonly problems: CellProblem[]; rejected: boolean }

export const verdictOf = (row: number, findings: RowFindings): RowVerdict => ({
  row,
  verdict: findings.rejected ? 'rejected' : findings.problems.length > 0 ? 'warned' : 'accepted',
  problems: findings.problems,
})

/** Counts the verdicts of an import. */
export const reportOf = (rows: readonly RowVerdict[]): ImportReport => {
  const count = (verdict: RowVerdict['verdict']): number =>
    rows.filter((row) => row.verdict === verdict).length
  return { accepted: count('accepted'), warned: count('warned'), rejected: count('rejected'), rows }
}

/** A neutralised formula is worth a warning, whatever the column. */
export const warnFormulas = (findings: RowFindings, formulas: Formulas = []): void => {
  for (const column of formulas)
    findings.problems.push({ column, code: 'formula', value: '', remedy: t.import.formula })
}
