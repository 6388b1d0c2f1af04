/** One record. `row` = 1 for the first after the header; blank records are passed over but keep their number. */
export type TableRow = {
  readonly row: number
  /** By header as written, trimmed; every header has its cell, empty or not. */
  readonly cells: Readonly<Record<string, string>>
  /** Headers of the cells that held a formula: `cells` has the neutralised text, to be kept or left out. */
  readonly formulas: readonly string[]
}

export type Table = {
  readonly headers: readonly string[]
  readonly encoding: string
  readonly separator: string | null
  readonly sheet: string | null
  /** Names of all sheets of a workbook. */
  readonly sheets: readonly string[]
  /** May throw a `TableFault`: see `readingRefusal`. Read it once, to its end. */
  readonly rows: AsyncIterable<TableRow>
}

/** Headers trimmed, the empty ones named by their place, the repeated ones numbered, so that each names one column. */
export const uniqueHeaders = (written: readonly string[]): string[] => {
  const seen = new Map<string, number>()
  return written.map((header, index) => {
    const base = header.replace(/\s+/gu, ' ').trim() || `colonne ${index + 1}`
    const times = (seen.get(base) ?? 0) + 1
    seen.set(base, times)
    return times === 1 ? base : `${base} (${times})`
  })
}
