import type { PlatformRole } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { r } from '../domain/administrationRefusals.ts'
import { activeAdministrators, lockAdministrators } from '../store/administrators.ts'
import { recordChange } from '../store/audit.ts'
import { findPerson } from '../store/people.ts'

type Wanted = { readonly personId: string; readonly role: PlatformRole }

/** Gives somebody a role over the territory. It sleeps until they give two proofs. */
export const grantPlatformRole = async (
  ctx: Ctx,
  { personId, role }: Wanted,
): Promise<Result<null, Refusal<'unknown-person' | 'inactive' | 'already'>>> => {
  await lockAdministrators(ctx)
  const person = await findPerson(ctx.db, personId)
  if (person === null) return refuse({ code: 'unknown-person', sentence: r.person.unknown })
  if (person.deactivatedAt !== null) return refuse({ code: 'inactive', sentence: r.person.inactive })
  const given = await ctx.db
    .insertInto('platform_role')
    .values({
      territory_id: ctx.scope.territoryId,
      person_id: personId,
      role,
      created_at: toDate(ctx.clock.now()),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('role')
    .executeTakeFirst()
  if (given === undefined) return refuse({ code: 'already', sentence: r.person.hasRole })
  await recordChange(ctx, {
    action: 'platform-role.granted',
    subject: { kind: 'person', id: personId },
    after: { role },
  })
  return ok(null)
}

/** Takes a role over the territory back, at once; the last administrator keeps theirs. */
export const withdrawPlatformRole = async (
  ctx: Ctx,
  { personId, role }: Wanted,
): Promise<Result<null, Refusal<'already' | 'last-administrator'>>> => {
  await lockAdministrators(ctx)
  const administrators = await activeAdministrators(ctx.db, ctx.scope.territoryId)
  if (role === 'administrator' && administrators.length === 1 && administrators[0]?.id === personId)
    return refuse({ code: 'last-administrator', sentence: r.person.lastAdministrator })
  const taken = await ctx.db
    .deleteFrom('platform_role')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('person_id', '=', personId)
    .where('role', '=', role)
    .returning('role')
    .executeTakeFirst()
  if (taken === undefined) return refuse({ code: 'already', sentence: r.person.hasNoRole })
  await recordChange(ctx, {
    action: 'platform-role.withdrawn',
    subject: { kind: 'person', id: personId },
    before: { role },
  })
  return ok(null)
}
