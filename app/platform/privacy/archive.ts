import { promisify } from 'node:util'
import { type AsyncZippable, zip } from 'fflate'
import { formatDateTime } from '../i18n/format.ts'
import { localOf, type Temporal } from '../kernel/dates.ts'
import { fileName } from '../mail/message.ts'
import { type CellValue, writeCsv } from '../tables/write.ts'
import { archiveWords as t } from './archiveWords.ts'
import type { Gathered, Row } from './gather.ts'
import { readableColumns, readablePage, readableValue } from './readable.tsx'
import { columnTitle } from './words.ts'

export type ArchiveParts = {
  /** Whose data they are, as the first page says it. */
  readonly name: string
  readonly at: Temporal.Instant
  readonly territory: { readonly name: string; readonly zone: string }
  readonly gathered: readonly Gathered[]
  readonly names: ReadonlyMap<string, string>
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Documents leave the rows for files of their own; their place says where. */
const withoutFiles = ({ table, rows }: Gathered, files: Map<string, Uint8Array>): readonly Row[] =>
  rows.map((row, index) =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => {
        if (!(value instanceof Uint8Array)) return [column, value]
        const given = typeof row.name === 'string' ? fileName(row.name) : column
        const path = `fichiers/${table}-${index + 1}-${given}`
        files.set(path, new Uint8Array(value))
        return [column, t.file(path)]
      }),
    ),
  )

/** The files of a copy, by path: what to read first, one readable page, and each table as CSV and as JSON. */
export const archiveFiles = (parts: ArchiveParts): ReadonlyMap<string, Uint8Array> => {
  const { zone, name: territory } = parts.territory
  const files = new Map<string, Uint8Array>()
  const when = formatDateTime(localOf(parts.at, zone))
  const gathered = parts.gathered.map((one) => ({ ...one, rows: withoutFiles(one, files) }))
  const value = (column: string, row: Row): CellValue =>
    readableValue(column, row[column], { names: parts.names, zone })
  files.set('LISEZ-MOI.txt', utf8(`\ufeff${t.readme(parts.name, when, territory)}`))
  files.set(
    'donnees.html',
    utf8(
      readablePage({
        title: t.readable,
        lead: t.lead(parts.name, when),
        gathered,
        names: parts.names,
        zone,
      }),
    ),
  )
  for (const one of gathered) {
    const columns = readableColumns(one)
    const rows = one.rows.map((row) => columns.map((column) => value(column, row)))
    files.set(`csv/${one.table}.csv`, utf8(writeCsv(columns.map(columnTitle), rows)))
    files.set(`json/${one.table}.json`, utf8(`${JSON.stringify(one.rows, null, 2)}\n`))
  }
  return files
}

const zipped = promisify<AsyncZippable, { level: 6 }, Uint8Array>(zip)

/** One ZIP of these files; compressed beside the event loop. */
export const zipFiles = (files: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> =>
  zipped(Object.fromEntries(files), { level: 6 })
