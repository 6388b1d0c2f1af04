import { sql } from 'kysely'
import type { Db } from '../database/connect.ts'
import { personalLines, shownColumns } from './catalogue.ts'
import { classesOf, type TableEntry, type TableName, type Who } from './classes.ts'
import type { ProcessingId } from './processings.ts'

export type Row = { readonly [column: string]: unknown }

/** Rows of one table about one person. */
export type Gathered = {
  readonly table: TableName
  readonly processing: ProcessingId
  readonly entry: TableEntry
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
  /** Columns held and never given: their names, so that people know of them. */
  readonly hidden: readonly string[]
}

/** The person as rows are looked for; an address that they have not proved finds nothing. */
export const whoIs = async (db: Db, personId: string): Promise<Who | null> => {
  const person = await db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'email_verified'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (person === undefined) return null
  const { id, name, email, email_verified } = person
  return { id, name, email: email_verified ? email.toLowerCase() : null }
}

const hiddenColumns = (entry: TableEntry): readonly string[] =>
  [...classesOf(entry)].filter(([, one]) => one === 'secret').map(([column]) => column)

/**
 * Everything that the database holds about one person, whatever the territory, by the catalogue: tables without a row are
 * left out. Runs as the system: the condition of each table is what limits it to this person.
 */
export const gather = async (
  db: Db,
  who: Who,
  onTable: (done: number, all: number) => Promise<void> = async () => {},
): Promise<readonly Gathered[]> => {
  const found: Gathered[] = []
  for (const [index, { table, entry }] of personalLines.entries()) {
    const columns = shownColumns(entry)
    const { rows } = await sql<Row>`
      select ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(table)}
      where ${entry.of(who)} order by 1, 2`.execute(db)
    const { processing } = entry
    if (rows.length > 0) found.push({ table, processing, entry, columns, rows, hidden: hiddenColumns(entry) })
    await onTable(index + 1, personalLines.length)
  }
  return found
}

export type Glimpse = Gathered & { readonly count: number }

/** What tells the newest rows of a table. */
const TIMES = ['at', 'created_at', 'requested_at', 'given_at', 'first_seen_at', 'placed_at']

/** How many rows of each table are about this person, and the newest of them, without these columns. */
export const glimpse = async (
  db: Db,
  who: Who,
  wanted: { readonly rows: number; readonly without: ReadonlySet<string> },
): Promise<readonly Glimpse[]> => {
  const found: Glimpse[] = []
  for (const { table, entry } of personalLines) {
    const columns = shownColumns(entry).filter((column) => !wanted.without.has(column))
    const time = TIMES.find((column) => columns.includes(column))
    const order = time === undefined ? sql`1` : sql`${sql.ref(time)} desc`
    const { rows } = await sql<Row & { all_rows: number }>`
      select ${sql.join(columns.map((column) => sql.ref(column)))}, count(*) over () as all_rows
      from ${sql.table(table)} where ${entry.of(who)} order by ${order} limit ${wanted.rows}`.execute(db)
    const { processing } = entry
    const count = rows[0]?.all_rows ?? 0
    if (count > 0)
      found.push({ table, processing, entry, columns, rows, hidden: hiddenColumns(entry), count })
  }
  return found
}

/** Names that stand for the identifiers of these rows: bodies, days, participants. */
export const namesOf = async (
  db: Db,
  gathered: readonly Pick<Gathered, 'rows'>[],
): Promise<ReadonlyMap<string, string>> => {
  const idsOf = (column: string): readonly string[] => [
    ...new Set(
      gathered.flatMap(({ rows }) =>
        rows.map((row) => row[column]).filter((id): id is string => typeof id === 'string'),
      ),
    ),
  ]
  const names = new Map<string, string>()
  const look = async (table: TableName, column: string, name: string): Promise<void> => {
    const ids = idsOf(column)
    if (ids.length === 0) return
    const { rows } = await sql<{ id: string; name: string }>`
      select id, ${sql.ref(name)} as name from ${sql.table(table)} where id = any (${[...ids]}::uuid[])`.execute(
      db,
    )
    for (const row of rows) names.set(row.id, row.name)
  }
  await look('organisation', 'organisation_id', 'name')
  await look('event', 'event_id', 'title')
  await look('participant', 'participant_id', 'display_name')
  return names
}
