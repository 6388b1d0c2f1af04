import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../platform/access/scope.ts'
import type { Db } from '../../../platform/database/connect.ts'
import type { Row } from './columns.ts'

/** Whether a structure has closed, as of today. */
export const CLOSED_NOW = 'coalesce(closed_on <= current_date, false)'

/** Columns of a `Row`, of `structure s`. */
const columns =
  sql.raw(`s.id, s.deleted_at is not null as deleted, ${CLOSED_NOW} as closed, s.siret, s.name_key, s.letters, s.kinds, s.sectors, s.department, s.labels, s.networks, s.headcount, s.post_code, s.commune_code,
  s.latitude, s.longitude, s.source_date - date '1970-01-01' as fresh,
  array_to_string(tsvector_to_array(ts_filter(s.search, '{a}')), ' ') as words_a,
  array_to_string(tsvector_to_array(ts_filter(s.search, '{c}')), ' ') as words_c,
  array_to_string(tsvector_to_array(ts_filter(s.search, '{d}')), ' ') as words_d,
  coalesce((select string_agg(concat_ws('|', sector, service, area, array_to_string(departments, ','),
      array_to_string(communes, ','), coalesce(radius_km::text, '')), ';' order by sector, service, area, departments, communes, radius_km)
    from structure_activity a where a.territory_id = s.territory_id and a.structure_id = s.id), '') as activities`)

/** Rows of the directory by name, from after the last one read. */
export const rowsAfter = async (
  db: Db,
  scope: Scope,
  last: Row | undefined,
  most: number,
): Promise<Row[]> => {
  const after: RawBuilder<unknown> =
    last === undefined ? sql`true` : sql`(s.name_key, s.id) > (${last.name_key}, ${last.id}::uuid)`
  const { rows } = await sql<Row>`select ${columns} from structure s
    where s.territory_id = ${scope.territoryId} and s.deleted_at is null and ${after} order by s.name_key, s.id limit ${most}`.execute(
    db,
  )
  return rows
}

export type Moment = { readonly version: number; readonly snapshot: string }

const version = (scope: Scope): RawBuilder<number> =>
  sql`coalesce((select version from directory_version where territory_id = ${scope.territoryId}), 0)`

export const momentNow = async (db: Db, scope: Scope): Promise<Moment> => {
  const { rows } = await sql<Moment>`
    select ${version(scope)} as version, pg_current_snapshot()::text as snapshot`.execute(db)
  return rows[0] ?? { version: 0, snapshot: '' }
}

export type Changes = Moment & {
  /** Null when there are too many, or when some went: the whole is to be read anew. */
  readonly rows: readonly Row[] | null
}

/** What was committed after a snapshot: one statement, hence true for the version that it tells. */
export const changesSince = async (db: Db, scope: Scope, since: string, most: number): Promise<Changes> => {
  const { rows } = await sql<Moment & { gone: boolean; rows: Row[] | null }>`
    with touched as (
      select id from structure where territory_id = ${scope.territoryId}
        and touched >= pg_snapshot_xmin(${since}::pg_snapshot)
        and not pg_visible_in_snapshot(touched, ${since}::pg_snapshot) limit ${most + 1}
    )
    select ${version(scope)} as version, pg_current_snapshot()::text as snapshot,
      exists (select from directory_version where territory_id = ${scope.territoryId}
        and not pg_visible_in_snapshot(gone, ${since}::pg_snapshot)) as gone,
      (select json_agg(r) from (
        select ${columns} from structure s join touched on touched.id = s.id
        where s.territory_id = ${scope.territoryId} and (select count(*) from touched) <= ${most}
      ) r) as rows,
      (select count(*) from touched) > ${most} as many`.execute(db)
  const found = rows[0] as (Moment & { gone: boolean; many: boolean; rows: Row[] | null }) | undefined
  if (found === undefined) return { version: 0, snapshot: since, rows: null }
  return {
    version: found.version,
    snapshot: found.snapshot,
    rows: found.gone || found.many ? null : (found.rows ?? []),
  }
}

/** Words of what the structures of one combination are and do, from one of them for each. */
export const tradeWordsOf = async (
  db: Db,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; words: string[] }>`
    select id, tsvector_to_array(ts_filter(search, '{b}')) as words from structure
    where territory_id = ${scope.territoryId} and id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, words }) => [id, words]))
}

/** Did this very transaction write structures? Others may not see them yet. */
export const wroteHere = async (db: Db, scope: Scope): Promise<boolean> => {
  const { rows } = await sql<{ wrote: boolean }>`
    select exists (select from structure where territory_id = ${scope.territoryId}
        and touched = pg_current_xact_id_if_assigned())
      or exists (select from directory_version where territory_id = ${scope.territoryId}
        and gone = pg_current_xact_id_if_assigned()) as wrote`.execute(db)
  return rows[0]?.wrote ?? false
}
