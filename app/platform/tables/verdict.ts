/** One thing wrong in one cell, said so that the reader can mend it. */
export type CellProblem = {
  /** Header as written in the file, or the name of the missing column. */
  readonly column: string
  /** Stable word for programs: `siret-length`, `post-code-town`… */
  readonly code: string
  readonly value: string
  /** French sentence: what is wrong and how to mend it. */
  readonly remedy: string
}

export type Verdict = 'accepted' | 'warned' | 'rejected'

/** `row` counts records from 1, the first after the header: a field may hold line feeds. */
export type RowVerdict = {
  readonly row: number
  readonly verdict: Verdict
  readonly problems: readonly CellProblem[]
}

/** What came of an import: one verdict for each record. */
export type ImportReport = {
  readonly accepted: number
  readonly warned: number
  readonly rejected: number
  readonly rows: readonly RowVerdict[]
}

/** The problems of a row without problem: one list for all, so that a report of 100 000 rows stays small. */
export const NO_PROBLEM: readonly CellProblem[] = []

/** Counts the verdicts of an import. */
export const reportOf = (rows: readonly RowVerdict[]): ImportReport => {
  const count = { accepted: 0, warned: 0, rejected: 0 }
  for (const row of rows) count[row.verdict] += 1
  return { ...count, rows }
}
