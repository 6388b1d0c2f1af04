import { sql } from 'kysely'
import type { Span } from '../../../packages/rules/index.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { LocalValue } from '../domain/parameter.ts'
import { w } from '../domain/parameterWords.ts'

const columns = [
  'id',
  'key',
  'value',
  'valid_from',
  'valid_to',
  'legal_reference',
  'verified_by_name',
  'verified_at',
  'note',
  'created_at',
  'superseded_at',
  'superseded_by',
] as const

const values = (db: Db, scope: Scope) =>
  db.selectFrom('legal_parameter').select(columns).where('territory_id', '=', scope.territoryId)

type Row = Awaited<ReturnType<ReturnType<typeof values>['executeTakeFirstOrThrow']>>

const toValue = (row: Row): LocalValue => ({
  id: row.id,
  key: row.key,
  value: row.value,
  from: row.valid_from,
  to: row.valid_to,
  article: row.legal_reference,
  source: w.ownSource,
  verified: row.verified_by_name === null ? 'to-verify' : 'official',
  ...(row.note === null ? {} : { note: row.note }),
  verifiedBy: row.verified_by_name,
  verifiedAt: row.verified_at,
  createdAt: row.created_at,
  supersededAt: row.superseded_at,
  supersededBy: row.superseded_by,
})

/** Values of this installation that count, of every parameter. */
export const liveValues = async (db: Db, scope: Scope): Promise<LocalValue[]> =>
  (await values(db, scope).where('superseded_at', 'is', null).orderBy('valid_from').execute()).map(toValue)

/** All the values ever given to a parameter, the latest written first. */
export const valuesOf = async (db: Db, scope: Scope, key: string): Promise<LocalValue[]> =>
  (
    await values(db, scope)
      .where('key', '=', key)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .execute()
  ).map(toValue)

/** A value that counts; null when it is unknown, corrected or withdrawn. */
export const findValue = async (
  db: Db,
  scope: Scope,
  wanted: { readonly key: string; readonly id: string },
): Promise<LocalValue | null> => {
  const row = await values(db, scope)
    .where('id', '=', wanted.id)
    .where('key', '=', wanted.key)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  return row === undefined ? null : toValue(row)
}

/** One writer at a time for a parameter: whoever waits then sees what the other wrote, and is told in words. */
export const lockParameter = async (db: Db, scope: Scope, key: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${scope.territoryId}:${key}`}, 13))`.execute(db)
}

/** Values that count and share a day with this span, but for the one being corrected. */
export const overlappingValues = async (
  db: Db,
  scope: Scope,
  wanted: Span & { readonly key: string; readonly except: string | null },
): Promise<LocalValue[]> => {
  const { key, from, to, except } = wanted
  const rows = await values(db, scope)
    .where('key', '=', key)
    .where('superseded_at', 'is', null)
    .where(sql<boolean>`daterange(valid_from, valid_to, '[]') && daterange(${from}::date, ${to}::date, '[]')`)
    .$if(except !== null, (query) => query.where('id', '<>', except))
    .orderBy('valid_from')
    .execute()
  return rows.map(toValue)
}

export type Writer = { readonly personId: string | null; readonly now: Date }

export const insertValue = async (
  db: Db,
  scope: Scope,
  value: Omit<LocalValue, 'source' | 'verified' | 'supersededAt' | 'supersededBy'>,
  { personId }: Writer,
): Promise<void> => {
  await db
    .insertInto('legal_parameter')
    .values({
      territory_id: scope.territoryId,
      id: value.id,
      key: value.key,
      value: value.value,
      valid_from: value.from,
      valid_to: value.to,
      legal_reference: value.article ?? '',
      verified_by: value.verifiedBy === null ? null : personId,
      verified_by_name: value.verifiedBy,
      verified_at: value.verifiedAt,
      note: value.note ?? null,
      created_at: value.createdAt,
      created_by: personId,
    })
    .execute()
}

/**
 * The value counts no more, because of its successor or of nothing.
 * @returns false when it had already ceased to count
 */
export const supersede = async (
  db: Db,
  scope: Scope,
  wanted: { readonly id: string; readonly by: string | null; readonly now: Date },
): Promise<boolean> => {
  const changed = await db
    .updateTable('legal_parameter')
    .set({ superseded_at: wanted.now, superseded_by: wanted.by })
    .where('territory_id', '=', scope.territoryId)
    .where('id', '=', wanted.id)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}
