import { type Result, refuse } from '../kernel/result.ts'
import { looksBinary, openCsv } from './csv.ts'
import { openJson } from './json.ts'
import { t } from './messages.ts'
import { limits, TableFault, type TableRefusal } from './refusal.ts'
import { sizeRefusal } from './rows.ts'
import { openSource, type TableSource } from './source.ts'
import type { Table } from './table.ts'
import { openXlsx } from './xlsx.ts'

export { readingRefusal, TableFault, type TableRefusal } from './refusal.ts'
export type { TableSource } from './source.ts'
export type { Table, TableRow } from './table.ts'

const ZIP = [0x50, 0x4b, 0x03, 0x04]
const OLD_WORKBOOK = [0xd0, 0xcf, 0x11, 0xe0]

const begins = (head: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => head[index] === byte)

/**
 * Opens a table whatever program wrote it: CSV and its kin (UTF-8, UTF-16, Windows-1252, Mac Roman; `;` `,` tab `|`),
 * XLSX, or a JSON list of objects. The content decides, not the name. Rows come one by one; ceilings of `limits` hold throughout.
 *
 * @example
 * const table = await openTable({ path: 'structures.csv' })
 * if (table.ok) for await (const { row, cells } of table.value.rows) console.log(row, cells['SIRET'])
 */
export const openTable = async (
  source: TableSource,
  options: { readonly sheet?: string } = {},
): Promise<Result<Table, TableRefusal>> => {
  const open = await openSource(source)
  if (open === null) {
    const name = 'path' in source ? source.path : source.name
    return refuse({ code: 'not-found', sentence: t.notFound(name) })
  }
  if (open.size === 0) return refuse({ code: 'empty', sentence: t.empty })
  const head = await open.head(4096)
  if (begins(head, ZIP)) return openXlsx(open, options.sheet)
  if (begins(head, OLD_WORKBOOK)) return refuse({ code: 'unknown-format', sentence: t.legacyWorkbook })
  if (
    looksBinary(head) ||
    /^\s*(?:%PDF|<(?:!doctype|html|\?xml))/i.test(Buffer.from(head).toString('latin1'))
  ) {
    return refuse({ code: 'unknown-format', sentence: t.notATable })
  }
  const tooBig = sizeRefusal(open.size, limits.csvBytes)
  if (tooBig) return refuse(tooBig)
  if (/^(?:\xef\xbb\xbf)?\s*[[{]/.test(Buffer.from(head).toString('latin1'))) return openJson(open)
  try {
    return await openCsv(open)
  } catch (error) {
    if (error instanceof TableFault) return refuse(error.refusal)
    throw error
  }
}
