import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import { type SavedSearch, type SearchFrequency, searchFrequencies } from '../domain/savedSearch.ts'

const columns = [
  'id',
  'person_id',
  'title',
  'query',
  'frequency',
  'paused',
  'created_at',
  'checked_at',
  'deleted_at',
] as const

type Row = {
  id: string
  person_id: string
  title: string
  query: string
  frequency: string
  paused: boolean
  created_at: Date
  checked_at: Date
  deleted_at: Date | null
}

const toSavedSearch = (row: Row): SavedSearch => ({
  id: row.id,
  personId: row.person_id,
  title: row.title,
  query: row.query,
  frequency: oneOf(searchFrequencies, row.frequency),
  paused: row.paused,
  createdAt: row.created_at,
  checkedAt: row.checked_at,
  deleted: row.deleted_at !== null,
})

export const savedSearchesOf = async (db: Db, scope: Scope, personId: string): Promise<SavedSearch[]> => {
  const rows = await db
    .selectFrom('saved_search')
    .select(columns)
    .where('territory_id', '=', scope.territoryId)
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(toSavedSearch)
}

/** A search of this person, even deleted. */
export const findSavedSearch = async (
  db: Db,
  scope: Scope,
  personId: string,
  id: string,
): Promise<SavedSearch | null> => {
  const row = await db
    .selectFrom('saved_search')
    .select(columns)
    .where('territory_id', '=', scope.territoryId)
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toSavedSearch(row)
}

/** Searches that the job may have to look at. */
export const followedSearches = async (db: Db, scope: Scope): Promise<SavedSearch[]> => {
  const rows = await db
    .selectFrom('saved_search')
    .select(columns)
    .where('territory_id', '=', scope.territoryId)
    .where('deleted_at', 'is', null)
    .where('paused', '=', false)
    .where('frequency', '<>', 'never')
    .orderBy('checked_at')
    .orderBy('id')
    .execute()
  return rows.map(toSavedSearch)
}

/** The search and what it had found, held until the end of the transaction. */
export const lockSavedSearch = async (
  ctx: Ctx,
  id: string,
): Promise<{ readonly search: SavedSearch; readonly seen: readonly string[] } | null> => {
  const row = await ctx.db
    .selectFrom('saved_search')
    .select([...columns, 'seen'])
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : { search: toSavedSearch(row), seen: row.seen }
}

export const insertSavedSearch = async (
  ctx: Ctx,
  search: {
    readonly id: string
    readonly personId: string
    readonly title: string
    readonly query: string
    readonly frequency: SearchFrequency
    readonly seen: readonly string[]
  },
): Promise<void> => {
  const now = toDate(ctx.clock.now())
  await ctx.db
    .insertInto('saved_search')
    .values({
      territory_id: ctx.scope.territoryId,
      id: search.id,
      person_id: search.personId,
      title: search.title,
      query: search.query,
      frequency: search.frequency,
      created_at: now,
      checked_at: now,
      seen: [...search.seen],
    })
    .execute()
}

export const updateSavedSearch = async (
  ctx: Ctx,
  id: string,
  set: {
    readonly title?: string
    readonly frequency?: SearchFrequency
    readonly paused?: boolean
    readonly deleted_at?: Date | null
    readonly seen?: string[]
    readonly checked_at?: Date
  },
): Promise<void> => {
  await ctx.db
    .updateTable('saved_search')
    .set(set)
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .execute()
}
