import { z } from 'zod'
import type { Actor } from '../../../platform/access/actor.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import { text } from '../../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed, untouched } from '../../../platform/http/formState.ts'
import { page, redirect } from '../../../platform/http/reply.ts'
import { type FormKeys, type Route, route, type Services } from '../../../platform/http/route.ts'
import { formatDate } from '../../../platform/i18n/format.ts'
import { localOf } from '../../../platform/kernel/dates.ts'
import { mayDecideRequest, mayInBody, requestDecider } from '../../domain/policy.ts'
import { no } from '../../domain/refusals.ts'
import { t } from '../../messages.ts'
import { findJoinRequest, type JoinRequest } from '../../store/joinRequests.ts'
import { managersOf } from '../../store/members.ts'
import { type Decision, decideJoinRequest } from '../../usecases/decideJoinRequest.ts'
import { recordTeam } from '../../usecases/recordTeam.ts'
import { bodyPath } from '../bodies/bodyFrame.tsx'
import { refusedPage, roleField } from '../bodies/bodyShared.tsx'
import { DecidePage } from './decideView.tsx'
import { j } from './messages.ts'

const at = '/compte/demandes/:id'
const params = z.strictObject({ id: z.uuid() })

type Undecided = {
  readonly request: JoinRequest
  readonly body: { readonly id: string; readonly managed: boolean }
}

/** Null, hence 404, for whoever has no say in it: that somebody asked is not theirs to know. */
const loadRequest = async (request: {
  readonly ctx: Ctx
  readonly actor: Actor
  readonly params: { readonly id: string }
}): Promise<Undecided | null> => {
  const { ctx, actor } = request
  const found = await findJoinRequest(ctx.db, ctx.scope, request.params.id)
  if (found === null) return null
  const managed = (await managersOf(ctx.db, ctx.scope, found.body.id)).length > 0
  const body = { id: found.body.id, managed }
  return mayDecideRequest(actor, body) ? { request: found, body } : null
}

const decidePage = async (
  ctx: Ctx,
  { request, body }: Undecided,
  { territory }: Services,
  keys: FormKeys,
  typed: Typed = untouched,
) => {
  const when = formatDate(localOf(request.createdAt, territory.zone))
  await recordTeam(ctx, body.id, 'requests', [request.person.id])
  return page({
    title: j.decide.title,
    body: <DecidePage view={{ request, managed: body.managed, when, keys, typed }} />,
    status: Object.keys(typed.errors).length > 0 ? 422 : 200,
    indexed: false,
    breadcrumb: [{ label: t.account.title, href: '/compte' }, { label: j.decide.title }],
  })
}

const decided = async (
  ctx: Ctx,
  resource: Undecided,
  services: Services,
  keys: FormKeys,
  {
    decision,
    values,
    flash,
  }: {
    readonly decision: Decision
    readonly values: Typed['values']
    readonly flash: (name: string) => string
  },
) => {
  const { request, body } = resource
  const { person } = request
  const answer = await decideJoinRequest(ctx, { site: services, id: request.id, decision })
  if (answer.ok) {
    const own = mayInBody(ctx.actor, body.id, 'view')
    return redirect(own ? bodyPath(request.body.slug, '/membres') : '/compte', {
      flash: flash(person.name || person.email),
    })
  }
  const { refusal } = answer
  return refusal.code === 'lent-role'
    ? decidePage(ctx, resource, services, keys, refusedForm(refusal, values))
    : refusedPage(refusal)
}

export const decideRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: requestDecider(),
    logsReading: true,
    params,
    load: loadRequest,
    handle: ({ ctx, resource, services, formKeys }) =>
      resource.request.waiting
        ? decidePage(ctx, resource, services, formKeys)
        : { ...refusedPage(no('unknown-request').refusal), status: 410 },
  }),
  route({
    method: 'POST',
    path: `${at}/acceptation`,
    policy: requestDecider(),
    params,
    form: z.strictObject({ role: roleField }),
    load: loadRequest,
    handle: ({ ctx, resource, services, formKeys, form: { role } }) =>
      decided(ctx, resource, services, formKeys, {
        decision: { kind: 'accept', role },
        values: { role },
        flash: (name) => j.decide.accepted(name, t.roles[role]),
      }),
    invalid: ({ ctx, resource, services, formKeys }, invalid) =>
      decidePage(ctx, resource, services, formKeys, invalidForm(invalid)),
  }),
  route({
    method: 'POST',
    path: `${at}/refus`,
    policy: requestDecider(),
    params,
    form: z.strictObject({ reason: text(300, j.decide.reasonMissing) }),
    load: loadRequest,
    handle: ({ ctx, resource, services, formKeys, form: { reason } }) =>
      decided(ctx, resource, services, formKeys, {
        decision: { kind: 'refuse', reason },
        values: { reason },
        flash: j.decide.refused,
      }),
    invalid: ({ ctx, resource, services, formKeys }, invalid) =>
      decidePage(ctx, resource, services, formKeys, invalidForm(invalid)),
  }),
]
