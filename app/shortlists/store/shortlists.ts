import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import type { Shortlist } from '../domain/shortlist.ts'

const columns = [
  'shortlist.id',
  'shortlist.title',
  'shortlist.owner_id',
  'shortlist.organisation_id',
  'shortlist.created_at',
  'shortlist.updated_at',
  'shortlist.archived_at',
  'shortlist.deleted_at',
] as const

type Row = {
  id: string
  title: string
  owner_id: string | null
  organisation_id: string | null
  created_at: Date
  updated_at: Date
  archived_at: Date | null
  deleted_at: Date | null
}

const toShortlist = (row: Row): Shortlist => ({
  id: row.id,
  title: row.title,
  ownerId: row.owner_id,
  organisationId: row.organisation_id,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  archived: row.archived_at !== null,
  deleted: row.deleted_at !== null,
})

export type ListedShortlist = Shortlist & {
  readonly count: number
  /** Name of the body that shares it. */
  readonly body: string | null
}

/** Lists of this person and of these bodies, the last changed first. */
export const listShortlists = async (
  db: Db,
  scope: Scope,
  who: { readonly personId: string; readonly bodies: readonly string[] },
): Promise<ListedShortlist[]> => {
  const rows = await db
    .selectFrom('shortlist')
    .leftJoin('organisation', (join) =>
      join
        .onRef('organisation.territory_id', '=', 'shortlist.territory_id')
        .onRef('organisation.id', '=', 'shortlist.organisation_id'),
    )
    .select([...columns, 'organisation.name as body'])
    .select((eb) =>
      eb
        .selectFrom('shortlist_item as item')
        .whereRef('item.territory_id', '=', 'shortlist.territory_id')
        .whereRef('item.shortlist_id', '=', 'shortlist.id')
        .where('item.removed_at', 'is', null)
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .as('count'),
    )
    .where('shortlist.territory_id', '=', scope.territoryId)
    .where('shortlist.deleted_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('shortlist.owner_id', '=', who.personId),
        ...(who.bodies.length === 0 ? [] : [eb('shortlist.organisation_id', 'in', who.bodies)]),
      ]),
    )
    .orderBy('shortlist.updated_at', 'desc')
    .orderBy('shortlist.id')
    .execute()
  return rows.map((row) => ({ ...toShortlist(row), count: Number(row.count), body: row.body }))
}

export const findShortlist = async (db: Db, scope: Scope, id: string): Promise<Shortlist | null> => {
  const row = await db
    .selectFrom('shortlist')
    .select(columns)
    .where('territory_id', '=', scope.territoryId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toShortlist(row)
}

/** The list as it stands now; whoever else changes it waits for the end of this transaction. */
export const lockShortlist = async (ctx: Ctx, id: string): Promise<Shortlist | null> => {
  const row = await ctx.db
    .selectFrom('shortlist')
    .select(columns)
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : toShortlist(row)
}

export const insertShortlist = async (
  ctx: Ctx,
  list: {
    readonly id: string
    readonly title: string
    readonly ownerId: string | null
    readonly organisationId: string | null
    readonly createdBy: string
  },
): Promise<void> => {
  const now = toDate(ctx.clock.now())
  await ctx.db
    .insertInto('shortlist')
    .values({
      territory_id: ctx.scope.territoryId,
      id: list.id,
      title: list.title,
      owner_id: list.ownerId,
      organisation_id: list.organisationId,
      created_by: list.createdBy,
      created_at: now,
      updated_at: now,
    })
    .execute()
}

export const updateShortlist = async (
  ctx: Ctx,
  id: string,
  set: {
    readonly title?: string
    readonly owner_id?: null
    readonly organisation_id?: string
    readonly archived_at?: Date | null
    readonly deleted_at?: Date | null
  } = {},
): Promise<void> => {
  await ctx.db
    .updateTable('shortlist')
    .set({ ...set, updated_at: toDate(ctx.clock.now()) })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .execute()
}

/** Names of these bodies, in alphabetical order. */
export const bodiesOf = async (
  db: Db,
  scope: Scope,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly name: string }[]> =>
  ids.length === 0
    ? []
    : db
        .selectFrom('organisation')
        .select(['id', 'name'])
        .where('territory_id', '=', scope.territoryId)
        .where('id', 'in', ids)
        .orderBy('name')
        .execute()
