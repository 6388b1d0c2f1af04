import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { stringify } from 'csv-stringify/sync'

/** Media type of a workbook. */
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export type CellValue = string | number | null

/** A spreadsheet must never run what people typed: a leading sign is preceded by an apostrophe. Plain numbers are let through. */
export const neutralise = (value: CellValue): CellValue =>
  typeof value === 'string' && /^\s*[=+\-@]|^[\t\r]/.test(value) && !/^[+-]?\d+(?:[.,]\d+)?$/.test(value)
    ? `'${value}`
    : value

/** CSV as French spreadsheets open it: `;`, CRLF, with a byte order mark unless refused. */
export const writeCsv = (
  columns: readonly string[],
  rows: readonly (readonly CellValue[])[],
  options: { mark?: boolean } = {},
): string =>
  stringify(
    [columns, ...rows].map((row) => row.map(neutralise)),
    { delimiter: ';', record_delimiter: 'windows', bom: options.mark ?? true },
  )

/** The same file, written batch by batch. */
export async function* csvLines(
  columns: readonly string[],
  batches: AsyncIterable<readonly (readonly CellValue[])[]>,
): AsyncGenerator<string> {
  yield writeCsv(columns, [])
  for await (const rows of batches)
    yield stringify(
      rows.map((row) => row.map(neutralise)),
      { delimiter: ';', record_delimiter: 'windows' },
    )
}

export type Sheet = {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly CellValue[])[]
}

const YIELD_EVERY = 1000

const widths = ({ columns, rows }: Sheet): number[] =>
  columns.map((column, index) => {
    const widest = rows
      .slice(0, 200)
      .reduce((most, row) => Math.max(most, String(row[index] ?? '').length), column.length)
    return Math.min(60, widest + 2)
  })

/**
 * A workbook with one sheet for each entry, header in bold and frozen. Written row by row: a hundred thousand rows do
 * not stand in memory as cells, and other requests are served meanwhile.
 */
export const writeXlsx = async (sheets: readonly Sheet[]): Promise<Uint8Array> => {
  const stream = new PassThrough()
  const parts: Buffer[] = []
  stream.on('data', (part: Buffer) => parts.push(part))
  // Four tenths of a second to load: only for whoever writes a workbook.
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false })
  for (const entry of sheets) {
    const sheet = book.addWorksheet(entry.name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31), {
      views: [{ state: 'frozen', ySplit: 1 }],
    })
    sheet.columns = widths(entry).map((width) => ({ width }))
    const head = sheet.addRow([...entry.columns])
    head.font = { bold: true }
    head.commit()
    for (const [index, row] of entry.rows.entries()) {
      sheet.addRow(row.map(neutralise)).commit()
      if (index % YIELD_EVERY === YIELD_EVERY - 1) await setImmediate()
    }
    sheet.commit()
  }
  await book.commit()
  return new Uint8Array(Buffer.concat(parts))
}

/** A workbook of one sheet, written batch by batch, no quicker than it is read: however long, it is never whole in memory. */
export async function* xlsxChunks(
  name: string,
  columns: readonly string[],
  batches: AsyncIterable<readonly (readonly CellValue[])[]>,
): AsyncGenerator<Uint8Array> {
  const stream = new PassThrough({ highWaterMark: 256 * 1024 })
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false })
  const fill = async (): Promise<void> => {
    const sheet = book.addWorksheet(name.slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = columns.map((column) => ({ width: Math.max(14, column.length + 2) }))
    const head = sheet.addRow([...columns])
    head.font = { bold: true }
    head.commit()
    for await (const rows of batches) {
      for (const row of rows) sheet.addRow(row.map(neutralise)).commit()
      await setImmediate()
      // What waits to be read is enough: the next batch is asked for once some of it has left.
      while (stream.readableLength >= stream.readableHighWaterMark && !stream.destroyed)
        await once(stream, 'drained').catch(() => {})
    }
    sheet.commit()
    await book.commit()
  }
  const filling = fill().catch((error: unknown) => {
    stream.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  try {
    for await (const chunk of stream) {
      yield new Uint8Array(chunk as Buffer)
      stream.emit('drained')
    }
    await filling
  } finally {
    stream.destroy()
    stream.emit('drained')
  }
}
