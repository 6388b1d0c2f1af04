import { holds } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { ok, type Result } from '../../platform/kernel/result.ts'
import { type BodyRefusal, no } from '../domain/refusals.ts'
import type { Site } from '../mails/noticeMail.ts'
import { recordChange } from '../store/audit.ts'
import { bodiesOf } from '../store/bodies.ts'
import { insertBody } from '../store/bodyRecords.ts'
import { type BodyRequest, endBodyRequest, findBodyRequest } from '../store/bodyRequests.ts'
import { askFor } from './askToJoin.ts'
import { actingPerson } from './stillAllowed.ts'
import { type Answer, closeBodyRequest, tellAnswer } from './tellBodies.ts'
import { welcome } from './welcome.ts'

export type BodyDecision =
  /** Makes the body; whoever asked manages it. */
  | { readonly kind: 'create' }
  /** It is here under another name: the request becomes one to join it. */
  | { readonly kind: 'existing'; readonly organisationId: string }
  | { readonly kind: 'refuse'; readonly reason: string }

const create = async (
  ctx: Ctx,
  { name, kinds, siren }: BodyRequest,
): Promise<{ id: string; slug: string }> => {
  const unknown = { departments: [], city: null, website: null, description: null }
  const { id, slug } = await insertBody(ctx, { name, kinds, siren, ...unknown })
  await recordChange(ctx, {
    action: 'organisation.created',
    subject: { kind: 'organisation', id },
    organisationId: id,
    after: { name, siren, kinds: [...kinds] },
  })
  return { id, slug }
}

/**
 * Answers a request for a body, once, by the mission or an administrator. Whoever asked is told by mail; of a body that
 * is made, they become the first manager.
 */
export const decideBodyRequest = async (
  ctx: Ctx,
  { site, id, decision }: { readonly site: Site; readonly id: string; readonly decision: BodyDecision },
): Promise<Result<{ readonly organisationId: string | null }, BodyRefusal>> => {
  if (!holds(ctx.actor, 'mission') && !holds(ctx.actor, 'administrator')) return no('not-allowed')
  const request = await findBodyRequest(ctx.db, ctx.scope, id)
  if (request === null) return no('unknown-request')
  const { person } = request
  // The mission is no manager of the body it makes: its role over the territory was proved above.
  return asSystem(ctx, async () => {
    const state = decision.kind === 'refuse' ? 'refused' : 'accepted'
    const reason = decision.kind === 'refuse' ? { reason: decision.reason } : {}
    if (!(await endBodyRequest(ctx, id, { state, decidedBy: actingPerson(ctx), ...reason })))
      return no('unknown-request')
    let organisationId: string | null = null
    let answer: Answer
    let name = request.name
    if (decision.kind === 'create') {
      const made = await create(ctx, request)
      organisationId = made.id
      await welcome(ctx, { organisationId, personId: person.id, role: 'manager' })
      answer = { kind: 'accepted', role: 'manager', slug: made.slug }
    } else if (decision.kind === 'existing') {
      const [body] = await bodiesOf(ctx.db, ctx.scope, [decision.organisationId])
      if (body === undefined) return no('unknown-request')
      organisationId = body.id
      name = body.name
      await askFor(ctx, { site, body, personId: person.id, message: request.message })
      answer = { kind: 'meant' }
    } else {
      answer = { kind: 'refused', reason: decision.reason }
    }
    if (organisationId !== null)
      await ctx.db
        .updateTable('body_request')
        .set({ organisation_id: organisationId })
        .where('territory_id', '=', ctx.scope.territoryId)
        .where('id', '=', id)
        .execute()
    await recordChange(ctx, {
      action: `body-request.${state}`,
      subject: { kind: 'body-request', id },
      ...(organisationId === null ? {} : { organisationId }),
      after: { decision: decision.kind, ...reason },
    })
    await closeBodyRequest(ctx, id)
    await tellAnswer(ctx, site, { id, personId: person.id, body: name, answer })
    return ok({ organisationId })
  })
}
