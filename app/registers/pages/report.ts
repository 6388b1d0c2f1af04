import type { Ctx } from '../../platform/database/context.ts'
import type { FilesPort } from '../../platform/files/port.ts'
import { openTable, TableFault } from '../../platform/tables/read.ts'
import { type CellValue, writeCsv, writeXlsx } from '../../platform/tables/write.ts'
import type { ImportRow, StructureImport } from '../domain/structureImport.ts'
import { listRows } from '../store/importRows.ts'
import { sourceOfFile } from '../usecases/startImport.ts'
import { m } from './messages.ts'

/** A report is read by a person: beyond this many lines the file has one fault repeated. */
const MOST_LINES = 50_000

const linesOf = ({ number, verdict, siret, name, problems, differences }: ImportRow): CellValue[][] => {
  const row = number > 0 ? number : null
  const start = [row, m.report.verdicts[verdict], siret, name]
  return [
    ...problems.map(({ column, value, remedy }) => [...start, column, value, remedy]),
    ...differences.map(({ field, before, after }) => {
      const words = m.fields[field] ?? field
      return [...start, words, after, m.report.difference(words, before, after)]
    }),
  ]
}

const { row, verdict, column, value, remedy } = m.report
const COLUMNS = [row, verdict, m.fields.siret ?? '', m.report.structure, column, value, remedy]

const remarks = async (ctx: Ctx, one: StructureImport): Promise<CellValue[][]> => {
  const page = { page: 1, size: MOST_LINES }
  const parts = []
  for (const filter of ['rejected', 'warned', 'accepted', 'gone', 'kept'] as const) {
    const { items } = await listRows(ctx.db, ctx.scope, one.id, { ...page, filter })
    parts.push(...items.flatMap(linesOf))
    if (parts.length >= MOST_LINES) break
  }
  return parts.slice(0, MOST_LINES)
}

export const csvReport = async (ctx: Ctx, one: StructureImport): Promise<string> =>
  writeCsv(COLUMNS, await remarks(ctx, one))

/** The refused rows as the file has them, ready to be mended and sent again. */
const refusedRows = async (ctx: Ctx, files: FilesPort, one: StructureImport) => {
  const { items } = await listRows(ctx.db, ctx.scope, one.id, {
    page: 1,
    size: MOST_LINES,
    filter: 'rejected',
  })
  const source = one.keptFile && items.length > 0 ? await sourceOfFile(files, one) : null
  const table =
    source === null ? null : await openTable(source, one.sheet === null ? {} : { sheet: one.sheet })
  if (table === null || !table.ok) return null
  const wanted = new Set(items.map(({ number }) => number))
  const rows: CellValue[][] = []
  try {
    for await (const { row: number, cells } of table.value.rows) {
      if (wanted.has(number)) rows.push(table.value.headers.map((header) => cells[header] ?? ''))
      if (rows.length >= wanted.size) break
    }
  } catch (error) {
    if (!(error instanceof TableFault)) throw error
  }
  return { name: m.report.sheetRows, columns: table.value.headers, rows }
}

export const xlsxReport = async (ctx: Ctx, files: FilesPort, one: StructureImport): Promise<Uint8Array> => {
  const refused = await refusedRows(ctx, files, one)
  return writeXlsx([
    { name: m.report.sheetRemarks, columns: COLUMNS, rows: await remarks(ctx, one) },
    ...(refused === null ? [] : [refused]),
  ])
}
