/** What is wrong with one cell, and how to mend it (a French sentence). */
export type CellProblem = {
  readonly column: string
  readonly code: string
  readonly value: string
  readonly remedy: string
}

export type Verdict = 'accepted' | 'warned' | 'rejected'

/** `row` counts records from 1, the first after the header: a field may hold line feeds. */
export type RowVerdict = {
  readonly row: number
  readonly verdict: Verdict
  readonly problems: readonly CellProblem[]
}

export type ImportReport = {
  readonly accepted: number
  readonly warned: number
  readonly rejected: number
  readonly rows: readonly RowVerdict[]
}

/** Counts the verdicts of an import. */
export const reportOf = (rows: readonly RowVerdict[]): ImportReport => {
  const count = { accepted: 0, warned: 0, rejected: 0 }
  for (const row of rows) count[row.verdict] += 1
  return { ...count, rows }
}
