import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { tidy } from '../../platform/kernel/text.ts'
import { r } from '../domain/administrationRefusals.ts'
import type { BodyIdentity } from '../domain/bodyChange.ts'
import { sirenOf } from '../domain/siren.ts'
import type { Site } from '../mails/noticeMail.ts'
import { recordChange } from '../store/audit.ts'
import { bodiesOfSiren } from '../store/bodies.ts'
import { insertBody } from '../store/bodyRecords.ts'
import { inviteToBody } from './inviteToBody.ts'

/** A body as it is typed: the SIREN is checked here. `distinct`: it is known that another body bears the same SIREN. */
export type TypedBody = BodyIdentity & { readonly distinct: boolean }

export type TypedBodyRefusal = Refusal<
  'siren-unreadable' | 'siren-known' | 'unknown-body' | 'merged' | 'stale-body'
>

/** The fields to write, or what is wrong with the SIREN. */
export const checkedBody = async (
  ctx: Ctx,
  { distinct, ...typed }: TypedBody,
  present: { readonly id: string; readonly siren: string | null } | null = null,
): Promise<Result<BodyIdentity, TypedBodyRefusal>> => {
  const identity = { ...typed, name: tidy(typed.name) }
  if (identity.siren === null) return ok(identity)
  const siren = sirenOf(identity.siren)
  if (siren === null)
    return refuse({ code: 'siren-unreadable', sentence: r.body.sirenUnreadable, field: 'siren' })
  if (siren === present?.siren || distinct) return ok({ ...identity, siren })
  const known = (await bodiesOfSiren(ctx.db, ctx.scope, siren)).find(({ id }) => id !== present?.id)
  return known === undefined
    ? ok({ ...identity, siren })
    : refuse({ code: 'siren-known', sentence: r.body.sirenKnown(known.name), field: 'siren' })
}

/** Creates a body and invites its first manager by mail. */
export const createBody = async (
  ctx: Ctx,
  input: { readonly site: Site; readonly body: TypedBody; readonly managerEmail: string },
): Promise<Result<{ readonly id: string; readonly name: string }, TypedBodyRefusal>> => {
  const checked = await checkedBody(ctx, input.body)
  if (!checked.ok) return checked
  const identity = checked.value
  const { id, slug } = await insertBody(ctx, identity)
  await recordChange(ctx, {
    action: 'organisation.created',
    subject: { kind: 'organisation', id },
    organisationId: id,
    after: { ...identity, kinds: [...identity.kinds], departments: [...identity.departments], slug },
  })
  const { site, managerEmail: email } = input
  await inviteToBody(ctx, { site, organisationId: id, email, role: 'manager' })
  return ok({ id, name: identity.name })
}
