import { stringify } from 'csv-stringify/sync'
import ExcelJS from 'exceljs'

export type CellValue = string | number | null

/** A spreadsheet must never run what people typed: a leading sign is preceded by an apostrophe. */
export const neutralise = (value: CellValue): CellValue =>
  typeof value === 'string' && /^[=+\-@\t\r]/.test(value) && !/^[+-]?\d+([.,]\d+)?$/.test(value)
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
    {
      delimiter: ';',
      record_delimiter: 'windows',
      bom: options.mark ?? true,
    },
  )

export type Sheet = {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly CellValue[])[]
}

/** A workbook with one sheet for each entry, header in bold and frozen. */
export const writeXlsx = async (sheets: readonly Sheet[]): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook()
  for (const { name, columns, rows } of sheets) {
    const sheet = book.addWorksheet(name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31), {
      views: [{ state: 'frozen', ySplit: 1 }],
    })
    sheet.addRow([...columns]).font = { bold: true }
    for (const row of rows) sheet.addRow(row.map(neutralise))
    columns.forEach((column, index) => {
      const widest = rows
        .slice(0, 200)
        .reduce((most, row) => Math.max(most, String(row[index] ?? '').length), column.length)
      sheet.getColumn(index + 1).width = Math.min(60, widest + 2)
    })
  }
  return new Uint8Array(await book.xlsx.writeBuffer())
}
