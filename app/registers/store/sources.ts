import { personIdOf } from '../../platform/access/actor.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import { registerCodes } from '../domain/registers.ts'
import { everies, outcomes, type RegisterSource } from '../domain/source.ts'

/** Registers read by the clock, by name. */
export const listSources = async (db: Db, scope: Scope): Promise<RegisterSource[]> => {
  const rows = await db
    .selectFrom('register_source')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .orderBy('title')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    register: oneOf(registerCodes, row.register),
    title: row.title,
    url: row.url,
    every: oneOf(everies, row.every),
    byItself: row.by_itself,
    endGone: row.end_gone,
    checkedAt: row.checked_at,
    fileHash: row.file_hash,
    outcome: row.outcome === null ? null : oneOf(outcomes, row.outcome),
    failure: row.failure,
    importId: row.import_id,
  }))
}

export const insertSource = async (
  ctx: Ctx,
  source: Pick<RegisterSource, 'id' | 'register' | 'title' | 'url' | 'every' | 'byItself' | 'endGone'>,
): Promise<void> => {
  await ctx.db
    .insertInto('register_source')
    .values({
      territory_id: ctx.scope.territoryId,
      id: source.id,
      register: source.register,
      title: source.title,
      url: source.url,
      every: source.every,
      by_itself: source.byItself,
      end_gone: source.endGone,
      created_by: personIdOf(ctx.actor),
      created_at: toDate(ctx.clock.now()),
    })
    .execute()
}

export const updateSource = async (
  ctx: Ctx,
  id: string,
  set: {
    readonly checked_at?: Date | null
    readonly file_hash?: string | null
    readonly outcome?: string | null
    readonly failure?: string | null
    readonly import_id?: string | null
  },
): Promise<void> => {
  await ctx.db
    .updateTable('register_source')
    .set(set)
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .execute()
}

export const deleteSource = async (ctx: Ctx, id: string): Promise<void> => {
  await ctx.db
    .deleteFrom('register_source')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .execute()
}
