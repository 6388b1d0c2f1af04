import { Readable } from 'node:stream'
import type ExcelJS from 'exceljs'
import { ok, type Result, refuse } from '../kernel/result.ts'
import { type CleanCell, cleanCell, cleanText } from './cell.ts'
import { t } from './messages.ts'
import { limits, TableFault, type TableRefusal } from './refusal.ts'
import { type RawRecord, sizeRefusal, withHeaders } from './rows.ts'
import type { OpenSource } from './source.ts'
import type { Table } from './table.ts'
import { checkedWorkbook } from './workbookArchive.ts'

/** What the library gives beyond its published types. */
type Sheet = AsyncIterable<ExcelJS.Row> & { readonly name?: string; readonly state?: string }

const two = (value: number): string => String(value).padStart(2, '0')

/** `2026-11-24`, `2026-11-24T09:30`, or `09:30` where the cell holds a time alone (day zero of the workbook). */
const dateText = (date: Date): string => {
  if (Number.isNaN(date.getTime())) return ''
  // A serial number has no seconds to lose: rounding mends the binary fraction of 09:30.
  const rounded = new Date(Math.round(date.getTime() / 1000) * 1000)
  const time = `${two(rounded.getUTCHours())}:${two(rounded.getUTCMinutes())}`
  if (rounded.getUTCFullYear() < 1900) return time
  const day = rounded.toISOString().slice(0, 10)
  return time === '00:00' ? day : `${day}T${time}`
}

/** Digits of a number without exponent or loss: 7.3282932000074e13 gives 73282932000074. */
const numberText = (value: number): string => {
  if (!Number.isFinite(value)) return ''
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return BigInt(value).toString()
  return String(Number(value.toPrecision(15)))
}

const richText = (parts: readonly { readonly text?: string }[]): string =>
  parts.map((part) => part.text ?? '').join('')

const plainText = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'boolean') return value ? 'oui' : 'non'
  if (value instanceof Date) return dateText(value)
  if (typeof value !== 'object') return ''
  if ('richText' in value && Array.isArray(value.richText)) return richText(value.richText)
  if ('text' in value) return plainText(value.text)
  return ''
}

const cellOf = (value: unknown): CleanCell => {
  if (typeof value === 'object' && value !== null && ('formula' in value || 'sharedFormula' in value)) {
    const formula = 'formula' in value ? String(value.formula) : ''
    const result = 'result' in value ? plainText(value.result) : ''
    // The value shown by the workbook is kept as a plain text; the formula itself never comes in.
    return { value: cleanCell(result).value, formula: `=${cleanText(formula).slice(0, 200)}` }
  }
  return cleanCell(plainText(value))
}

async function* records(sheet: Sheet): AsyncGenerator<RawRecord> {
  try {
    for await (const row of sheet) {
      const values = row.values
      if (!Array.isArray(values)) continue
      if (values.length > limits.columns * 4) {
        throw new TableFault({
          code: 'too-many-columns',
          sentence: t.tooManyColumns(values.length, limits.columns),
        })
      }
      yield {
        position: row.number,
        cells: Array.from({ length: Math.max(0, values.length - 1) }, (_, index) =>
          cellOf(values[index + 1]),
        ),
      }
    }
  } catch (error) {
    if (error instanceof TableFault) throw error
    throw new TableFault({ code: 'unreadable', sentence: t.damaged })
  }
}

const findSheet = async (
  reader: AsyncIterator<Sheet>,
  asked: string | undefined,
): Promise<Result<Sheet, TableRefusal>> => {
  const names: string[] = []
  for (let next = await reader.next(); !next.done; next = await reader.next()) {
    const sheet = next.value
    const visible = sheet.state === undefined || sheet.state === 'visible'
    if (asked === undefined ? visible : sheet.name === asked) return ok(sheet)
    names.push(sheet.name ?? '')
    // A sheet must be read to its end before the next one comes.
    for await (const _ of sheet);
  }
  if (asked === undefined) return refuse({ code: 'empty', sentence: t.empty })
  return refuse({ code: 'unknown-sheet', sentence: t.unknownSheet(asked, names), field: 'sheet' })
}

/** Opens a workbook: the first visible sheet, or the one asked for, read row by row. */
export const openXlsx = async (source: OpenSource, asked?: string): Promise<Result<Table, TableRefusal>> => {
  const tooBig = sizeRefusal(source.size, limits.workbookBytes)
  if (tooBig) return refuse(tooBig)
  const checked = await checkedWorkbook(await source.whole())
  if (!checked.ok) return checked
  try {
    const { default: Excel } = await import('exceljs')
    const reader = new Excel.stream.xlsx.WorkbookReader(Readable.from(checked.value), {
      worksheets: 'emit',
      sharedStrings: 'cache',
      hyperlinks: 'ignore',
      styles: 'cache',
      entries: 'ignore',
    })
    // Without a table of strings the library puts sheets aside in temporary files, and loses some of them at times.
    Object.assign(reader, { sharedStrings: [] })
    const sheet = await findSheet(reader[Symbol.asyncIterator]() as unknown as AsyncIterator<Sheet>, asked)
    if (!sheet.ok) return sheet
    const read = await withHeaders(records(sheet.value))
    if (!read.ok) return read
    const { headers, rows } = read.value
    const { model } = reader as unknown as { model?: { sheets?: readonly { name?: string }[] } }
    const sheets = (model?.sheets ?? []).flatMap(({ name }) => (name === undefined ? [] : [name]))
    return ok({ headers, encoding: 'xlsx', separator: null, sheet: sheet.value.name ?? null, sheets, rows })
  } catch (error) {
    if (error instanceof TableFault) return refuse(error.refusal)
    return refuse({ code: 'unreadable', sentence: t.damaged })
  }
}
