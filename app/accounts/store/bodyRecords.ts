import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { shortId } from '../../platform/kernel/id.ts'
import { slugify } from '../../platform/kernel/text.ts'
import type { BodyIdentity } from '../domain/bodyChange.ts'
import { isKind } from '../domain/organisation.ts'
import type { Body } from './bodies.ts'

/** A body in whatever state it is, as those who administer see it. */
export type BodyRecord = Body & {
  readonly archivedAt: Date | null
  /** Identifier of the body that took this one over. */
  readonly mergedInto: string | null
}

export const findBodyRecord = async (db: Db, scope: Scope, id: string): Promise<BodyRecord | null> => {
  const row = await db
    .selectFrom('organisation as o')
    .leftJoin('organisation_merge as m', (join) =>
      join.onRef('m.territory_id', '=', 'o.territory_id').onRef('m.merged_id', '=', 'o.id'),
    )
    .select(['o.id', 'o.slug', 'o.name', 'o.kinds', 'o.siren', 'o.departments', 'o.city', 'o.website'])
    .select(['o.description', 'o.fictitious', 'o.version', 'o.archived_at as archivedAt'])
    .select('m.survivor_id as mergedInto')
    .where('o.territory_id', '=', scope.territoryId)
    .where('o.id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : { ...row, kinds: row.kinds.filter(isKind) }
}

/** Adds a body; of two of the same name, the second gets an address that ends by its identifier. */
export const insertBody = async (
  ctx: Ctx,
  identity: BodyIdentity,
): Promise<{ readonly id: string; readonly slug: string }> => {
  const id = newId()
  const add = (slug: string) =>
    ctx.db
      .insertInto('organisation')
      .values({
        ...identity,
        kinds: [...identity.kinds],
        departments: [...identity.departments],
        territory_id: ctx.scope.territoryId,
        id,
        slug,
        created_at: toDate(ctx.clock.now()),
      })
      .onConflict((conflict) => conflict.columns(['territory_id', 'slug']).doNothing())
      .returning('slug')
      .executeTakeFirst()
  const slug = slugify(identity.name)
  const added = (await add(slug)) ?? (await add(`${slug}-${shortId(id)}`))
  if (added === undefined) throw new Error(`no free address for ${slug}`)
  return { id, slug: added.slug }
}

/** The body that took this one over, by the identifier or the address of the merged one; null when it was not merged. */
export const survivorOf = async (
  db: Db,
  territoryId: string,
  merged: { readonly id: string } | { readonly slug: string },
): Promise<{ readonly id: string; readonly slug: string; readonly name: string } | null> =>
  (await db
    .selectFrom('organisation_merge as m')
    .innerJoin('organisation as o', (join) =>
      join.onRef('o.territory_id', '=', 'm.territory_id').onRef('o.id', '=', 'm.survivor_id'),
    )
    .select(['o.id', 'o.slug', 'o.name'])
    .where('m.territory_id', '=', territoryId)
    .where('id' in merged ? 'm.merged_id' : 'm.merged_slug', '=', 'id' in merged ? merged.id : merged.slug)
    .executeTakeFirst()) ?? null
