import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { type BodyAction, roleAllows } from '../domain/policy.ts'
import { readRights } from '../store/rights.ts'

/**
 * May this person still do this for this body, at this very moment? Asked again by work that runs after its request (an
 * export, a job) and by changes that waited for another one: a role withdrawn meanwhile is withdrawn here too.
 */
export const stillAllowed = async (
  ctx: Ctx,
  wanted: { readonly personId: string; readonly organisationId: string; readonly action: BodyAction },
): Promise<boolean> => {
  const rights = await asSystem(ctx, (system) => readRights(system, wanted.personId))
  const held = rights?.memberships.find(({ organisationId }) => organisationId === wanted.organisationId)
  return roleAllows(held?.role ?? null, wanted.action)
}

/** The same for whoever acts now; nobody else than a person may. */
export const actorStillMay = async (ctx: Ctx, organisationId: string, action: BodyAction): Promise<boolean> =>
  ctx.actor.kind === 'person' &&
  (await stillAllowed(ctx, { personId: ctx.actor.personId, organisationId, action }))

/** Who acts; policies let people only come this far. */
export const actingPerson = ({ actor }: Ctx): string => {
  if (actor.kind !== 'person') throw new Error('policy: person')
  return actor.personId
}
