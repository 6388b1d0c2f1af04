import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { ok, type Result } from '../../platform/kernel/result.ts'
import { belongsTo } from '../domain/emailDomain.ts'
import { type BodyRefusal, no } from '../domain/refusals.ts'
import type { Site } from '../mails/noticeMail.ts'
import { recordChange } from '../store/audit.ts'
import { domainsOfBody } from '../store/emailDomains.ts'
import { endJoinRequest, ensureJoinRequest, findJoinRequest } from '../store/joinRequests.ts'
import { findMember, lockBody, managersOf } from '../store/members.ts'
import { findPerson } from '../store/people.ts'
import { type CountMail, type Waiting, wait } from './inviteMembers.ts'
import { actingPerson } from './stillAllowed.ts'
import { closeJoinRequest, tellArrival, tellJoinRequest } from './tellBodies.ts'
import { welcome } from './welcome.ts'

type BodyName = { readonly id: string; readonly slug: string; readonly name: string }

/** `joined` when the request went with one that waited already. */
export type Asked = { readonly id: string; readonly managed: boolean; readonly joined: boolean }

/** Writes a request, and to those who can answer it. Whoever asks has no right in the body: `ctx` acts as the system. */
const ask = async (
  ctx: Ctx,
  wanted: {
    readonly site: Site
    readonly body: BodyName
    readonly personId: string
    readonly message: string | null
  },
): Promise<Asked> => {
  const { site, body, personId, message } = wanted
  const { id, made } = await ensureJoinRequest(ctx, { organisationId: body.id, personId, message })
  const managed = (await managersOf(ctx.db, ctx.scope, body.id)).length > 0
  const asker = await findPerson(ctx.db, personId)
  if (!made || asker === null) return { id, managed, joined: !made }
  await tellJoinRequest(ctx, site, { id, body, asker, managed })
  await recordChange(ctx, {
    action: 'join-request.sent',
    subject: { kind: 'join-request', id },
    organisationId: body.id,
    after: { personId },
  })
  return { id, managed, joined: false }
}

/** Asks on behalf of somebody whose need is known already: a body that they thought missing. */
export const askFor = ask

/** Somebody asks to work for a body. A second request joins the one that waits. */
export const askToJoin = async (
  ctx: Ctx,
  wanted: {
    readonly site: Site
    readonly count: CountMail
    readonly body: BodyName
    readonly message: string | null
  },
): Promise<Result<Asked, BodyRefusal | Waiting>> => {
  const personId = actingPerson(ctx)
  await lockBody(ctx, wanted.body.id)
  if ((await findMember(ctx.db, ctx.scope, wanted.body.id, personId)) !== null) return no('already-member')
  const seconds = await wanted.count()
  if (seconds !== null) return wait(seconds)
  return ok(await asSystem(ctx, () => ask(ctx, { ...wanted, personId })))
}

/** Takes one's own request back. */
export const withdrawJoinRequest = async (ctx: Ctx, id: string): Promise<Result<string, BodyRefusal>> => {
  const request = await findJoinRequest(ctx.db, ctx.scope, id)
  if (request === null || request.person.id !== actingPerson(ctx)) return no('unknown-request')
  const end = { state: 'withdrawn', decidedBy: null, reason: null } as const
  if (!(await endJoinRequest(ctx, id, end))) return no('unknown-request')
  await closeJoinRequest(ctx, id)
  await recordChange(ctx, {
    action: 'join-request.withdrawn',
    subject: { kind: 'join-request', id },
    organisationId: request.body.id,
  })
  return ok(request.body.name)
}

/** Joins at once, to read: whoever confirmed an address of a declared domain works there. */
export const joinByDomain = async (
  ctx: Ctx,
  { site, body }: { readonly site: Site; readonly body: BodyName },
): Promise<Result<null, BodyRefusal>> => {
  const personId = actingPerson(ctx)
  const person = await findPerson(ctx.db, personId)
  await lockBody(ctx, body.id)
  if ((await findMember(ctx.db, ctx.scope, body.id, personId)) !== null) return no('already-member')
  const declared = await domainsOfBody(ctx.db, ctx.scope, body.id)
  const domain = declared.find((one) => person !== null && belongsTo(person, one.domain))?.domain
  if (person === null || domain === undefined) return no('domain-mismatch')
  await asSystem(ctx, () => welcome(ctx, { organisationId: body.id, personId, role: 'reader' }))
  const entry = await recordChange(ctx, {
    action: 'membership.joined-by-domain',
    subject: { kind: 'membership', id: personId },
    organisationId: body.id,
    after: { role: 'reader', domain },
  })
  await tellArrival(ctx, site, { entry, body, person })
  return ok(null)
}
