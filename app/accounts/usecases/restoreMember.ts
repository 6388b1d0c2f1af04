import { z } from 'zod'
import { bodyRoles } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Result } from '../../platform/kernel/result.ts'
import { type BodyRefusal, no } from '../domain/refusals.ts'
import { recordChange } from '../store/audit.ts'
import { type Body, bodiesOf } from '../store/bodies.ts'
import { resumeDelegations } from '../store/delegations.ts'
import { findMember, lockBody } from '../store/members.ts'
import { findPerson } from '../store/people.ts'
import { actingPerson, actorStillMay } from './stillAllowed.ts'

/** The message that offers it stays ten seconds, or longer when it is held: the door closes well after. */
const UNDO_MINUTES = 10

const departure = z.object({
  role: z.enum(bodyRoles),
  since: z.iso.datetime(),
  delegations: z.array(z.uuid()),
})

/** The last entry about this membership, when it is a departure that this person made a moment ago. */
const lastDeparture = async (ctx: Ctx, entryId: string, personId: string) => {
  const { territoryId } = ctx.scope
  const entry = await ctx.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('id', '=', entryId)
    .where('person_id', '=', personId)
    .where('action', 'in', ['membership.removed', 'membership.left'])
    .where('at', '>', toDate(ctx.clock.now().subtract({ minutes: UNDO_MINUTES })))
    .executeTakeFirst()
  if (entry === undefined || entry.organisation_id === null) return null
  await lockBody(ctx, entry.organisation_id)
  const last = await ctx.db
    .selectFrom('audit_entry')
    .select('id')
    .where('territory_id', '=', territoryId)
    .where('organisation_id', '=', entry.organisation_id)
    .where('subject_kind', '=', 'membership')
    .where('subject_id', '=', entry.subject_id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return last?.id === entry.id
    ? {
        action: entry.action,
        organisationId: entry.organisation_id,
        memberId: entry.subject_id,
        was: departure.parse(entry.before),
      }
    : null
}

/**
 * Undoes a removal or a departure, for the person who did it, as long as nothing else happened to the membership: an old
 * « undo » sent again must not bring back somebody who was removed since.
 */
export const restoreMember = async (ctx: Ctx, entryId: string): Promise<Result<Body, BodyRefusal>> => {
  const personId = actingPerson(ctx)
  const found = await asSystem(ctx, (system) => lastDeparture(system, entryId, personId))
  if (found === null) return no('undo-late')
  const { organisationId, memberId, was } = found
  if (found.action === 'membership.removed' && !(await actorStillMay(ctx, organisationId, 'remove')))
    return no('not-allowed')
  const body = await asSystem(ctx, async (system) => {
    const [live] = await bodiesOf(system.db, system.scope, [organisationId])
    const person = await findPerson(system.db, memberId)
    const back = await findMember(system.db, system.scope, organisationId, memberId)
    if (live === undefined || person === null || person.deactivatedAt !== null || back !== null) return null
    await system.db
      .insertInto('membership')
      .values({
        territory_id: system.scope.territoryId,
        organisation_id: organisationId,
        person_id: memberId,
        role: was.role,
        created_at: new Date(was.since),
      })
      .execute()
    await resumeDelegations(system, was.delegations)
    return live
  })
  if (body === null) return no('undo-late')
  await recordChange(ctx, {
    action: 'membership.restored',
    subject: { kind: 'membership', id: memberId },
    organisationId,
    after: { role: was.role },
  })
  return ok(body)
}
