import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { r } from '../domain/administrationRefusals.ts'
import type { BodyIdentity } from '../domain/bodyChange.ts'
import { changesBetween, recordChange } from '../store/audit.ts'
import { saveBody } from '../store/bodies.ts'
import { type BodyRecord, findBodyRecord } from '../store/bodyRecords.ts'
import { lockBody } from '../store/members.ts'
import { checkedBody, type TypedBody, type TypedBodyRefusal } from './createBody.ts'

const FIELDS = ['name', 'kinds', 'siren', 'departments', 'city', 'website', 'description'] as const

/** What differs between two states of a body. */
export const bodyDifference = (before: BodyIdentity, after: BodyIdentity) =>
  changesBetween(before, after, FIELDS)

/**
 * Changes what a body says of itself, kinds that open rights included: only administrators do. Its address stays, so that
 * links keep working. A form drawn before somebody else's change is refused.
 */
export const editBody = async (
  ctx: Ctx,
  { id, version, body }: { readonly id: string; readonly version: number; readonly body: TypedBody },
): Promise<Result<{ readonly changed: boolean }, TypedBodyRefusal>> => {
  await lockBody(ctx, id)
  const present = await findBodyRecord(ctx.db, ctx.scope, id)
  if (present === null) return refuse({ code: 'unknown-body', sentence: r.body.unknown })
  if (present.mergedInto !== null) return refuse({ code: 'merged', sentence: r.body.merged })
  const checked = await checkedBody(ctx, body, present)
  if (!checked.ok) return checked
  const difference = bodyDifference(present, checked.value)
  if (difference === null) return ok({ changed: false })
  if (!(await saveBody(ctx, { id, version }, checked.value)))
    return refuse({ code: 'stale-body', sentence: r.body.stale, field: 'form' })
  await recordChange(ctx, {
    action: 'organisation.changed',
    subject: { kind: 'organisation', id },
    organisationId: id,
    ...difference,
  })
  return ok({ changed: true })
}

type StateRefusal = Refusal<'unknown-body' | 'merged' | 'already'>

/** Archives a body, or takes it out of the archive: its members lose or find again their rights at their next request. */
export const archiveBody = async (
  ctx: Ctx,
  { id, archived, reason }: { readonly id: string; readonly archived: boolean; readonly reason: string },
): Promise<Result<BodyRecord, StateRefusal>> => {
  await lockBody(ctx, id)
  const present = await findBodyRecord(ctx.db, ctx.scope, id)
  if (present === null) return refuse({ code: 'unknown-body', sentence: r.body.unknown })
  if (present.mergedInto !== null) return refuse({ code: 'merged', sentence: r.body.merged })
  if ((present.archivedAt !== null) === archived)
    return refuse({ code: 'already', sentence: archived ? r.body.archived : r.body.active })
  await ctx.db
    .updateTable('organisation')
    .set({ archived_at: archived ? toDate(ctx.clock.now()) : null })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .execute()
  await recordChange(ctx, {
    action: archived ? 'organisation.archived' : 'organisation.restored',
    subject: { kind: 'organisation', id },
    organisationId: id,
    before: { archived: !archived },
    after: { archived, reason },
  })
  return ok(present)
}
