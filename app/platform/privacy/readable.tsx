import { renderToString } from 'preact-render-to-string'
import { formatDate, formatDateTime } from '../i18n/format.ts'
import { localOf } from '../kernel/dates.ts'
import { archiveWords as t } from './archiveWords.ts'
import type { Gathered, Row } from './gather.ts'
import { type ProcessingId, processings } from './processings.ts'
import { retentionText } from './retention/periods.ts'
import { columnTitle, tableTitles } from './words.ts'

/** Columns that mean something to programs only: they are in the JSON files. */
const TECHNICAL = new Set([
  'id',
  'territory_id',
  'person_id',
  'session_id',
  'file_id',
  'mail_id',
  'subject_id',
  'body_html',
  'unique_key',
  'key',
  'body_hash',
  'reply',
  'forget',
  'counter',
  'transports',
  'aaguid',
  'public_key',
  'credential_id',
  'digest',
  'progress',
  'position',
])

const codes: { readonly [column: string]: { readonly [code: string]: string } } = {
  get capacity() {
    return t.capacities
  },
  get purpose() {
    return t.purposes
  },
  get record_kind() {
    return t.records
  },
}

const DATE = /^\d{4}-\d{2}-\d{2}$/

/** A value as people read it. */
export const readableValue = (
  column: string,
  value: unknown,
  parts: { readonly names: ReadonlyMap<string, string>; readonly zone: string },
): string => {
  if (value === null || value === undefined || value === '') return t.nothing
  if (value instanceof Date) return formatDateTime(localOf(value, parts.zone))
  if (typeof value === 'boolean') return value ? t.yes : t.no
  if (typeof value === 'string')
    return codes[column]?.[value] ?? parts.names.get(value) ?? (DATE.test(value) ? formatDate(value) : value)
  if (Array.isArray(value)) return value.map(String).join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

export const readableColumns = ({ columns }: Pick<Gathered, 'columns'>): readonly string[] =>
  columns.filter((column) => !TECHNICAL.has(column))

const STYLE =
  'body{margin:2rem auto;max-width:75rem;padding:0 1rem;font-family:Verdana,Arial,sans-serif;line-height:1.5;color:#1a1a1a;background:#fff}section{margin-top:2.5rem}.scroll{overflow-x:auto}table{border-collapse:collapse;margin:1rem 0;font-size:.9rem}caption{text-align:left;font-weight:bold;padding:.25rem 0}th,td{text-align:left;vertical-align:top;padding:.375rem .75rem .375rem 0;border-bottom:1px solid #bbb;white-space:pre-wrap;max-width:40rem;overflow-wrap:anywhere}dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dt{font-weight:bold}dd{margin:0}'

type Parts = {
  readonly title: string
  readonly lead: string
  readonly gathered: readonly Gathered[]
  readonly names: ReadonlyMap<string, string>
  readonly zone: string
}

const Table = ({ gathered, parts }: { readonly gathered: Gathered; readonly parts: Parts }) => {
  const columns = readableColumns(gathered)
  const cell = (row: Row, column: string): string => readableValue(column, row[column], parts)
  return (
    <>
      <div class="scroll">
        <table>
          <caption>{tableTitles[gathered.table]}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {columnTitle(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {gathered.rows.map((row, index) => (
              <tr key={index}>
                {columns.map((column) => (
                  <td key={column}>{cell(row, column)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {gathered.hidden.length > 0 && <p>{t.hidden(gathered.hidden.map(columnTitle).join(', '))}</p>}
    </>
  )
}

/** Everything held about somebody on one page, with why and how long: it opens anywhere, and calls nothing. */
export const readablePage = (parts: Parts): string => {
  const held = (Object.keys(processings) as ProcessingId[]).filter((id) =>
    parts.gathered.some(({ processing }) => processing === id),
  )
  const body = (
    <html lang="fr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light" />
        <title>{parts.title}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <main>
          <h1>{parts.title}</h1>
          <p>{parts.lead}</p>
          {held.map((id) => {
            const tables = parts.gathered.filter(({ processing }) => processing === id)
            const kept = [...new Set(tables.map(({ entry }) => retentionText(entry.retention)))]
            return (
              <section key={id}>
                <h2>{processings[id].title}</h2>
                <dl>
                  <dt>{t.purpose}</dt>
                  <dd>{processings[id].purpose}</dd>
                  <dt>{t.basis}</dt>
                  <dd>{processings[id].legalBasis}</dd>
                  <dt>{t.kept}</dt>
                  <dd>{kept.join('\u00a0; ')}</dd>
                </dl>
                {tables.map((gathered) => (
                  <Table key={gathered.table} gathered={gathered} parts={parts} />
                ))}
              </section>
            )
          })}
        </main>
      </body>
    </html>
  )
  return `<!doctype html>${renderToString(body)}`
}
