import type { PersonActor } from '../../platform/access/actor.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'

/**
 * Notes where a person works, as their provider of identities states it.
 * @returns the former place when this one is new, else null
 */
export const stateWorkplace = async (
  db: Db,
  stated: { readonly personId: string; readonly siret: string; readonly now: Date },
): Promise<{ readonly before: string | null } | null> => {
  const known = await db
    .selectFrom('person')
    .select('workplace_siret as siret')
    .where('id', '=', stated.personId)
    .executeTakeFirstOrThrow()
  if (known.siret === stated.siret) return null
  await db
    .updateTable('person')
    .set({ workplace_siret: stated.siret, workplace_stated_at: stated.now, workplace_settled_at: null })
    .where('id', '=', stated.personId)
    .execute()
  return { before: known.siret }
}

export type Workplace = {
  readonly siret: string
  /** The body that holds this establishment, when it is here already. */
  readonly body: string | null
}

/** The place that a person could join: stated, not answered yet, and not one of their bodies. */
export const workplaceToJoin = async (ctx: Ctx, actor: PersonActor): Promise<Workplace | null> => {
  const person = await ctx.db
    .selectFrom('person')
    .select(['workplace_siret as siret', 'workplace_settled_at as settledAt'])
    .where('id', '=', actor.personId)
    .executeTakeFirst()
  if (person === undefined || person.siret === null || person.settledAt !== null) return null
  const bodies = await ctx.db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('siren', '=', person.siret.slice(0, 9))
    .where('archived_at', 'is', null)
    .orderBy('created_at')
    .execute()
  const member = bodies.some(({ id }) => actor.memberships.some((held) => held.organisationId === id))
  return member ? null : { siret: person.siret, body: bodies[0]?.name ?? null }
}
