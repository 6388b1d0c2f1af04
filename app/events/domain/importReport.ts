import type { CellProblem, RowVerdict } from '../../platform/tables/verdict.ts'
import { t } from '../messages.ts'

/** One record of a file, by field; an absent column gives an absent field. */
export type FieldRow<Field extends string> = {
  /** 1 for the first record after the header. */
  readonly row: number
  readonly cells: Readonly<Partial<Record<Field, string>>>
  /** Headers whose cell held a formula: its text was neutralised. */
  readonly formulas?: readonly string[]
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

/** A neutralised formula is worth a warning, whatever the column. */
export const warnFormulas = (findings: RowFindings, formulas: readonly string[] = []): void => {
  for (const column of formulas) findings.problems.push({ column, code: 'formula', value: '', remedy: t.import.formula })
}
