import { z } from 'zod'
import { platform } from '../../../platform/access/policy.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import { id, text } from '../../../platform/http/fields.ts'
import { invalidForm, type Typed, untouched } from '../../../platform/http/formState.ts'
import { page, redirect } from '../../../platform/http/reply.ts'
import { type FormKeys, type Route, route, type Services } from '../../../platform/http/route.ts'
import { formatDate } from '../../../platform/i18n/format.ts'
import { localOf } from '../../../platform/kernel/dates.ts'
import { t } from '../../messages.ts'
import { searchBodies } from '../../store/bodies.ts'
import { type BodyRequest, findBodyRequest } from '../../store/bodyRequests.ts'
import { type BodyDecision, decideBodyRequest } from '../../usecases/decideBodyRequest.ts'
import { refusedPage } from '../bodies/bodyShared.tsx'
import { j } from '../join/messages.ts'
import { CreationPage } from './creationView.tsx'
import { h } from './messages.ts'

const at = '/compte/creations/:id'
const params = z.strictObject({ id: z.uuid() })
const decider = platform('mission', 'administrator')
const MOST_ALIKE = 5

const loadCreation = async (request: { readonly ctx: Ctx; readonly params: { readonly id: string } }) => {
  const { ctx } = request
  const found = await findBodyRequest(ctx.db, ctx.scope, request.params.id)
  return found === null ? null : { request: found }
}

const creationPage = async (
  ctx: Ctx,
  request: BodyRequest,
  { territory }: Services,
  keys: FormKeys,
  typed: Typed = untouched,
) => {
  const alike = (await searchBodies(ctx.db, ctx.scope, request.siren ?? request.name)).slice(0, MOST_ALIKE)
  const when = formatDate(localOf(request.createdAt, territory.zone))
  return page({
    title: h.creation.title,
    body: <CreationPage view={{ request, when, alike, keys, typed }} />,
    status: Object.keys(typed.errors).length > 0 ? 422 : 200,
    indexed: false,
    breadcrumb: [{ label: t.account.title, href: '/compte' }, { label: h.creation.title }],
  })
}

const decide = async (
  ctx: Ctx,
  site: Services,
  request: BodyRequest,
  decision: BodyDecision,
  flash: string,
) => {
  const decided = await decideBodyRequest(ctx, { site, id: request.id, decision })
  return decided.ok ? redirect('/compte', { flash }) : refusedPage(decided.refusal)
}

/** Bodies asked for: the mission or an administrator answers. */
export const creationRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: decider,
    params,
    load: loadCreation,
    handle: ({ ctx, resource, services, formKeys }) =>
      creationPage(ctx, resource.request, services, formKeys),
  }),
  route({
    method: 'POST',
    path: `${at}/acceptation`,
    policy: decider,
    params,
    form: z.strictObject({}),
    load: loadCreation,
    handle: ({ ctx, services, resource: { request } }) =>
      decide(ctx, services, request, { kind: 'create' }, h.creation.created(request.name)),
  }),
  route({
    method: 'POST',
    path: `${at}/existant`,
    policy: decider,
    params,
    form: z.strictObject({ organisation: id }),
    load: loadCreation,
    handle: ({ ctx, services, resource: { request }, form }) =>
      decide(
        ctx,
        services,
        request,
        { kind: 'existing', organisationId: form.organisation },
        h.creation.meant,
      ),
  }),
  route({
    method: 'POST',
    path: `${at}/refus`,
    policy: decider,
    params,
    form: z.strictObject({ reason: text(300, j.decide.reasonMissing) }),
    load: loadCreation,
    handle: ({ ctx, services, resource: { request }, form: { reason } }) =>
      decide(ctx, services, request, { kind: 'refuse', reason }, h.creation.refused),
    invalid: ({ ctx, services, resource: { request }, formKeys }, invalid) =>
      creationPage(ctx, request, services, formKeys, invalidForm(invalid)),
  }),
]
