import type { JSX } from 'preact'
import { z } from 'zod'
import { type Actor, type BodyRole, bodyRoles, type PersonActor } from '../../../platform/access/actor.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import { type Crumb, type PageReply, page } from '../../../platform/http/reply.ts'
import type { Services } from '../../../platform/http/route.ts'
import type { LimitName } from '../../../platform/identity/throttle.ts'
import { actionsIn, type BodyAction, roleIn } from '../../domain/policy.ts'
import type { BodyRefusalCode } from '../../domain/refusals.ts'
import { t } from '../../messages.ts'
import { type Body, bodiesOf } from '../../store/bodies.ts'
import type { CountMail } from '../../usecases/inviteMembers.ts'
import { BodyRefusedPage, bodyPath } from './bodyFrame.tsx'
import { b } from './messages.ts'

export const slugParams = z.strictObject({ slug: z.string().min(1).max(80) })
export const roleField = z.enum(bodyRoles, 'Choisissez un rôle.')

/** The body of the address with what this person may do there. */
export type WithBody = {
  readonly body: Body
  readonly role: BodyRole
  readonly may: ReadonlySet<BodyAction>
  /** All bodies that this person works for, by name. */
  readonly mine: readonly Body[]
}

/** Null, hence 404, for a body that is unknown, archived, or not this person's: the three answer alike. */
export const loadBody = async ({
  ctx,
  actor,
  params,
}: {
  readonly ctx: Ctx
  readonly actor: Actor
  readonly params: { readonly slug: string }
}): Promise<WithBody | null> => {
  if (actor.kind !== 'person') return null
  const ids = actor.memberships.map(({ organisationId }) => organisationId)
  const mine = await bodiesOf(ctx.db, ctx.scope, ids)
  const body = mine.find(({ slug }) => slug === params.slug)
  const role = body === undefined ? null : roleIn(actor, body.id)
  return body === undefined || role === null ? null : { body, role, may: actionsIn(actor, body.id), mine }
}

/** The policy has allowed people only. */
export const personOf = (actor: Actor): PersonActor => {
  if (actor.kind !== 'person') throw new Error('policy: person')
  return actor
}

/** Counts mails that this person causes. */
export const counter =
  ({ identity }: Services, name: LimitName, actor: Actor): CountMail =>
  () =>
    identity.attempt(name, personOf(actor).personId)

/** A page of a body, never listed by search engines. */
export const bodyPage = (
  { name, slug }: Body,
  title: string,
  element: JSX.Element,
  { status = 200, above = [] }: { readonly status?: number; readonly above?: readonly Crumb[] } = {},
): PageReply =>
  page({
    title: title === name ? name : `${title} – ${name}`,
    status,
    body: element,
    indexed: false,
    breadcrumb: [
      { label: t.account.title, href: '/compte' },
      ...(title === name ? [] : [{ label: name, href: bodyPath(slug) }, ...above]),
      { label: title },
    ],
  })

/** 403 for a right that is gone, 429 for too many mails, 409 for what the present state forbids. */
export const refusedPage = (
  refusal: {
    readonly code: BodyRefusalCode | 'wait' | 'invitation-over'
    readonly sentence: string
    readonly seconds?: number
  },
  slug: string | null = null,
): PageReply =>
  page({
    title: b.refused.title,
    status: refusal.code === 'not-allowed' ? 403 : refusal.code === 'wait' ? 429 : 409,
    body: <BodyRefusedPage sentence={refusal.sentence} slug={slug} />,
    indexed: false,
    ...(refusal.seconds === undefined ? {} : { retryAfter: refusal.seconds }),
  })
