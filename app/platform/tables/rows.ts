import { ok, type Result, refuse } from '../kernel/result.ts'
import { type CleanCell, cleanText } from './cell.ts'
import { t } from './messages.ts'
import { limits, TableFault, type TableRefusal } from './refusal.ts'
import { type TableRow, uniqueHeaders } from './table.ts'

/** A raw record: its number in the file (blank ones counted) and its cells in order. */
export type RawRecord = { readonly position: number; readonly cells: readonly CleanCell[] }

const isBlank = (record: RawRecord): boolean =>
  record.cells.every((cell) => cell.value === '' && cell.formula === null)

const rowOf = (headers: readonly string[], record: RawRecord, row: number): TableRow => {
  // Without a prototype, so that a column called `__proto__` is a column like any other.
  const cells: Record<string, string> = Object.create(null)
  let formulas: string[] | null = null
  for (let index = 0; index < headers.length; index += 1) {
    const header = headers[index] ?? ''
    const cell = record.cells[index]
    const value = cell?.value ?? ''
    if (value.length > limits.cell) {
      throw new TableFault({
        code: 'cell-too-long',
        sentence: t.cellTooLong(row, header, limits.cell),
        field: header,
      })
    }
    cells[header] = value
    if (cell !== undefined && cell.formula !== null) {
      formulas ??= []
      formulas.push(header)
    }
  }
  return { row, cells, formulas: formulas ?? NO_FORMULAS }
}

const NO_FORMULAS: readonly never[] = []

/** Splits raw records into headers and rows, with the ceilings on rows, columns and cells. */
export const withHeaders = async (
  records: AsyncIterator<RawRecord>,
): Promise<Result<{ headers: readonly string[]; rows: AsyncIterable<TableRow> }, TableRefusal>> => {
  let first = await records.next()
  while (!first.done && isBlank(first.value)) first = await records.next()
  if (first.done) return refuse({ code: 'empty', sentence: t.empty })
  const headerPosition = first.value.position
  const written = first.value.cells.map((cell) => cleanText(cell.value))
  while (written.length > 0 && written.at(-1) === '') written.pop()
  if (written.length === 0) return refuse({ code: 'no-header', sentence: t.noHeader })
  if (written.length > limits.columns) {
    return refuse({ code: 'too-many-columns', sentence: t.tooManyColumns(written.length, limits.columns) })
  }
  const headers = uniqueHeaders(written)
  async function* rows(): AsyncGenerator<TableRow> {
    try {
      for (let next = await records.next(); !next.done; next = await records.next()) {
        const row = next.value.position - headerPosition
        if (row > limits.rows)
          throw new TableFault({ code: 'too-many-rows', sentence: t.tooManyRows(limits.rows) })
        if (!isBlank(next.value)) yield rowOf(headers, next.value, row)
      }
    } finally {
      await records.return?.()
    }
  }
  return ok({ headers, rows: rows() })
}

/** Size in whole megabytes, as said to people. */
export const megabytes = (bytes: number): number => Math.ceil(bytes / (1024 * 1024))

/** Refuses a file above `most` bytes. */
export const sizeRefusal = (size: number, most: number): TableRefusal | null =>
  size > most ? { code: 'too-big', sentence: t.tooBig(megabytes(size), megabytes(most)) } : null
