import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { addressHash } from '../domain/reach.ts'

/** Does this address of this structure want no message of the relay? */
export const isRefused = async (
  db: Db,
  scope: Scope,
  { id, email }: { readonly id: string; readonly email: string | null },
): Promise<boolean> =>
  email !== null &&
  (await db
    .selectFrom('contact_refusal')
    .select('structure_id')
    .where('territory_id', '=', scope.territoryId)
    .where('structure_id', '=', id)
    .where('address_hash', '=', addressHash(email))
    .executeTakeFirst()) !== undefined

export const insertRefusal = async (ctx: Ctx, structureId: string, address: string): Promise<void> => {
  await ctx.db
    .insertInto('contact_refusal')
    .values({
      territory_id: ctx.scope.territoryId,
      structure_id: structureId,
      address_hash: addressHash(address),
      refused_at: toDate(ctx.clock.now()),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The structure takes messages again, at any address. @returns whether it had refused any */
export const deleteRefusals = async (ctx: Ctx, structureId: string): Promise<boolean> => {
  const gone = await ctx.db
    .deleteFrom('contact_refusal')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('structure_id', '=', structureId)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}

export type Refusing = { readonly id: string; readonly name: string; readonly slug: string }

/** Records of these bodies that take no message any more. */
export const refusingOf = async (db: Db, scope: Scope, bodies: readonly string[]): Promise<Refusing[]> =>
  bodies.length === 0
    ? []
    : db
        .selectFrom('contact_refusal as refusal')
        .innerJoin('structure', (join) =>
          join
            .onRef('structure.territory_id', '=', 'refusal.territory_id')
            .onRef('structure.id', '=', 'refusal.structure_id'),
        )
        .select(['structure.id', 'structure.name', 'structure.slug'])
        .distinct()
        .where('refusal.territory_id', '=', scope.territoryId)
        .where('structure.organisation_id', 'in', bodies)
        .orderBy('structure.name')
        .execute()
