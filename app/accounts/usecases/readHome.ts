import { holds, type PersonActor } from '../../platform/access/actor.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate, today } from '../../platform/kernel/dates.ts'
import { type Checklist, checklistOf } from '../domain/checklist.ts'
import type { PersonContributions, PersonTask } from '../domain/contribution.ts'
import { endsSoon } from '../domain/delegation.ts'
import type { Invitation } from '../domain/invitation.ts'
import { roleAllows } from '../domain/policy.ts'
import { covers } from '../domain/role.ts'
import { type Body, bodiesOf } from '../store/bodies.ts'
import { type BodyRequest, bodyRequestsOfPerson, listBodyRequests } from '../store/bodyRequests.ts'
import { closedChecklists } from '../store/checklists.ts'
import { delegationsOfPerson, type KnownDelegation } from '../store/delegations.ts'
import { accompaniedAmong, isProtected } from '../store/homeFacts.ts'
import { invitationsTo } from '../store/invitations.ts'
import {
  type JoinRequest,
  requestsOfPerson,
  requestsToBodies,
  requestsToUnmanagedBodies,
} from '../store/joinRequests.ts'
import { findPerson } from '../store/people.ts'

/** What a module brings to the account of somebody. `accounts` knows none of them: the composition root wires it. */
export type PersonContribution = (ctx: Ctx, actor: PersonActor) => Promise<PersonContributions>

/** A body that somebody works for, with the role in force. */
export type MyBody = Body & { readonly role: PersonActor['memberships'][number]['role'] }

export type Home = {
  readonly bodies: readonly MyBody[]
  readonly invitations: readonly Invitation[]
  /** To be answered by this person. */
  readonly requests: readonly JoinRequest[]
  readonly bodyRequests: readonly BodyRequest[]
  readonly delegations: readonly KnownDelegation[]
  readonly days: readonly PersonTask[]
  readonly tasks: readonly PersonTask[]
  readonly links: readonly PersonTask[]
  readonly checklist: Checklist | null
  /** Their own, that wait for others. */
  readonly asked: readonly JoinRequest[]
  readonly askedBodies: readonly BodyRequest[]
}

const myBodies = async (ctx: Ctx, { memberships }: PersonActor): Promise<MyBody[]> => {
  const roles = new Map(memberships.map(({ organisationId, role }) => [organisationId, role]))
  const bodies = await bodiesOf(ctx.db, ctx.scope, [...roles.keys()])
  return bodies.map((body) => ({ ...body, role: roles.get(body.id) ?? 'reader' }))
}

/** Invitations to the confirmed address, but those that would give nothing more. */
const myInvitations = async (ctx: Ctx, { personId, memberships }: PersonActor): Promise<Invitation[]> => {
  const person = await findPerson(ctx.db, personId)
  if (person === null || !person.emailVerified) return []
  const now = toDate(ctx.clock.now())
  const open = await invitationsTo(ctx.db, ctx.scope.territoryId, person.email, now)
  return open.filter(
    ({ offer }) =>
      offer.kind === 'body' &&
      !memberships.some(
        ({ organisationId, role }) => organisationId === offer.organisationId && covers(role, offer.role),
      ),
  )
}

const toDecide = async (ctx: Ctx, bodies: readonly MyBody[]): Promise<JoinRequest[]> => {
  const managed = bodies.filter(({ role }) => roleAllows(role, 'decideRequests')).map(({ id }) => id)
  const own = await requestsToBodies(ctx.db, ctx.scope, managed)
  return onPlatform(ctx) ? [...own, ...(await requestsToUnmanagedBodies(ctx.db, ctx.scope))] : own
}

const onPlatform = ({ actor }: Ctx): boolean => holds(actor, 'mission') || holds(actor, 'administrator')

/**
 * Everything that somebody finds on arriving.
 *
 * @param parts.identities where the proofs that protect the account are read
 */
export const readHome = async (
  ctx: Ctx,
  actor: PersonActor,
  parts: { readonly identities: Db; readonly contributions: readonly PersonContribution[] },
): Promise<Home> => {
  const { personId } = actor
  const day = today(ctx.clock).toString()
  const bodies = await myBodies(ctx, actor)
  const ids = bodies.map(({ id }) => id)
  const asked = await requestsOfPerson(ctx.db, ctx.scope, personId)
  const askedBodies = await bodyRequestsOfPerson(ctx.db, ctx.scope, personId)
  const accompanied = await accompaniedAmong(ctx.db, ctx.scope, ids)
  const brought: PersonContributions[] = []
  for (const contribution of parts.contributions) brought.push(await contribution(ctx, actor))
  const known = {
    bodies: bodies.map((body) => ({
      ...body,
      described: body.city !== null && body.description !== null,
      accompanied: accompanied.has(body.id),
    })),
    asked: asked.length + askedBodies.length > 0,
    protected: await isProtected(parts.identities, personId),
    shared: actor.shared,
    platform: actor.platform.length + actor.asleep.length > 0,
    closed: await closedChecklists(ctx.db, personId),
  }
  return {
    bodies,
    invitations: await myInvitations(ctx, actor),
    requests: await toDecide(ctx, bodies),
    bodyRequests: onPlatform(ctx) ? await listBodyRequests(ctx.db, ctx.scope) : [],
    delegations: (await delegationsOfPerson(ctx.db, ctx.scope, personId, day)).filter((one) =>
      endsSoon(one, day),
    ),
    days: brought.flatMap(({ days = [] }) => days),
    tasks: brought.flatMap(({ tasks }) => tasks),
    links: brought.flatMap(({ links = [] }) => links),
    checklist: checklistOf(
      known,
      brought.flatMap(({ steps }) => steps),
    ),
    asked,
    askedBodies,
  }
}
