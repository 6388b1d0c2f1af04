import type { Ctx } from '../../platform/database/context.ts'
import type { Json } from '../../platform/database/schema.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { type BodyField, type BodyIdentity, changedBody, differingFields } from '../domain/bodyChange.ts'
import { type BodyRefusal, no } from '../domain/refusals.ts'
import { sirenOf } from '../domain/siren.ts'
import { recordChange } from '../store/audit.ts'
import { type Body, bodiesOf, bodiesOfSiren, saveBody } from '../store/bodies.ts'
import { lockBody } from '../store/members.ts'
import { actorStillMay } from './stillAllowed.ts'

/** A refusal of a page opened before the last change comes with what is there now. */
export type UpdateRefusal = BodyRefusal & { readonly current?: Body }

const only = (body: BodyIdentity, fields: readonly BodyField[]): Json =>
  Object.fromEntries(
    fields.map((field) => {
      const value = body[field]
      return [field, value === null || typeof value === 'string' ? value : [...value]]
    }),
  )

/**
 * Changes the identity of a body. The same form sent again changes nothing; one drawn before somebody else's change is
 * refused, and shows that change.
 */
export const updateBody = async (
  ctx: Ctx,
  { id, version, wanted }: { readonly id: string; readonly version: number; readonly wanted: BodyIdentity },
): Promise<Result<Body, UpdateRefusal>> => {
  await lockBody(ctx, id)
  if (!(await actorStillMay(ctx, id, 'edit'))) return no('not-allowed')
  const [current] = await bodiesOf(ctx.db, ctx.scope, [id])
  if (current === undefined) return no('not-allowed')
  const typed = wanted.siren ?? ''
  const siren = typed === '' ? null : sirenOf(typed)
  if (typed !== '' && siren === null) return no('siren-unreadable', 'siren')
  const next = changedBody(current, { ...wanted, siren })
  if (next.kinds.length === 0) return no('kinds-missing', 'kinds')
  const fields = differingFields(current, next)
  if (fields.length === 0) return ok(current)
  if (current.version !== version) return refuse<UpdateRefusal>({ ...no('stale-body').refusal, current })
  if (siren !== null && siren !== current.siren && (await bodiesOfSiren(ctx.db, ctx.scope, siren)).length > 0)
    return no('siren-taken', 'siren')
  if (!(await saveBody(ctx, current, next)))
    return refuse<UpdateRefusal>({ ...no('stale-body').refusal, current })
  await recordChange(ctx, {
    action: 'organisation.changed',
    subject: { kind: 'organisation', id },
    organisationId: id,
    before: only(current, fields),
    after: only(next, fields),
  })
  return ok({ ...current, ...next, version: current.version + 1 })
}
