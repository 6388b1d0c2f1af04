import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result } from '../../platform/kernel/result.ts'
import type { OrganisationKind } from '../domain/organisation.ts'
import { type BodyRefusal, no } from '../domain/refusals.ts'
import { sirenOf } from '../domain/siren.ts'
import type { Site } from '../mails/noticeMail.ts'
import { recordChange } from '../store/audit.ts'
import { bodiesOfSiren } from '../store/bodies.ts'
import { endBodyRequest, insertBodyRequest, ownBodyRequest } from '../store/bodyRequests.ts'
import { findPerson } from '../store/people.ts'
import { type CountMail, type Waiting, wait } from './inviteMembers.ts'
import { actingPerson } from './stillAllowed.ts'
import { closeBodyRequest, tellBodyRequest } from './tellBodies.ts'

export type WantedBody = {
  readonly name: string
  /** A SIREN or a SIRET, as typed; empty when unknown. */
  readonly siren: string
  readonly kinds: readonly OrganisationKind[]
  readonly message: string | null
}

/** Asks for a body that is not here yet; administrators and the mission are told. */
export const requestBody = async (
  ctx: Ctx,
  wanted: WantedBody & { readonly site: Site; readonly count: CountMail },
): Promise<Result<string, BodyRefusal | Waiting>> => {
  const { site, name, kinds, message } = wanted
  const personId = actingPerson(ctx)
  const siren = wanted.siren === '' ? null : sirenOf(wanted.siren)
  if (wanted.siren !== '' && siren === null) return no('siren-unreadable', 'siren')
  if (siren !== null && (await bodiesOfSiren(ctx.db, ctx.scope, siren)).length > 0)
    return no('siren-taken', 'siren')
  const seconds = await wanted.count()
  if (seconds !== null) return wait(seconds)
  const id = await insertBodyRequest(ctx, { personId, name, siren, kinds, message })
  if (id === null) return no('body-asked', 'name')
  await recordChange(ctx, {
    action: 'body-request.sent',
    subject: { kind: 'body-request', id },
    after: { name, siren, kinds: [...kinds] },
  })
  const asker = await findPerson(ctx.db, personId)
  if (asker !== null) await tellBodyRequest(ctx, site, { id, name, asker })
  return ok(id)
}

/** Takes one's own request for a body back. */
export const withdrawBodyRequest = async (ctx: Ctx, id: string): Promise<Result<string, BodyRefusal>> => {
  const request = await ownBodyRequest(ctx.db, ctx.scope, { id, personId: actingPerson(ctx) })
  if (request === null) return no('unknown-request')
  if (!(await endBodyRequest(ctx, id, { state: 'withdrawn', decidedBy: null }))) return no('unknown-request')
  await closeBodyRequest(ctx, id)
  await recordChange(ctx, { action: 'body-request.withdrawn', subject: { kind: 'body-request', id } })
  return ok(request.name)
}
