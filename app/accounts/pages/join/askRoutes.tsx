import type { JSX } from 'preact'
import { z } from 'zod'
import type { Actor } from '../../../platform/access/actor.ts'
import { person } from '../../../platform/access/policy.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import { asSystem } from '../../../platform/database/scoped.ts'
import { optionalText, text } from '../../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed, untouched } from '../../../platform/http/formState.ts'
import { many, optional } from '../../../platform/http/input.ts'
import { page, redirect } from '../../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../../platform/http/route.ts'
import { t } from '../../messages.ts'
import { type Body, findBody } from '../../store/bodies.ts'
import { ownBodyRequest } from '../../store/bodyRequests.ts'
import { findJoinRequest } from '../../store/joinRequests.ts'
import { managedAmong } from '../../store/members.ts'
import { askToJoin, joinByDomain, withdrawJoinRequest } from '../../usecases/askToJoin.ts'
import { requestBody, withdrawBodyRequest } from '../../usecases/requestBody.ts'
import { bodyPath } from '../bodies/bodyFrame.tsx'
import { counter, personOf, refusedPage, slugParams } from '../bodies/bodyShared.tsx'
import { AskPage, askedKinds, CreatePage, MOST_MESSAGE } from './askView.tsx'
import { j } from './messages.ts'
import { createPath, joinPath } from './searchView.tsx'

const idParams = z.strictObject({ id: z.uuid() })

type OfId = { readonly ctx: Ctx; readonly actor: Actor; readonly params: { readonly id: string } }

/** One's own request; somebody else's is unknown. */
const loadOwnRequest = async ({ ctx, actor, params: { id } }: OfId) => {
  const request = await findJoinRequest(ctx.db, ctx.scope, id)
  return actor.kind === 'person' && request?.person.id === actor.personId ? request : null
}

const loadOwnCreation = async ({ ctx, actor, params: { id } }: OfId) =>
  actor.kind === 'person' ? ownBodyRequest(ctx.db, ctx.scope, { id, personId: actor.personId }) : null

const joinPage = (title: string, body: JSX.Element, { errors }: Typed) =>
  page({
    title,
    body,
    status: Object.keys(errors).length > 0 ? 422 : 200,
    indexed: false,
    breadcrumb: [
      { label: t.account.title, href: '/compte' },
      { label: j.search.title, href: joinPath() },
      { label: title },
    ],
  })

/** Any body that is not archived: that it exists is public knowledge, who belongs to it is not. */
const loadAny = async ({
  ctx,
  params,
}: {
  readonly ctx: Ctx
  readonly params: { readonly slug: string }
}) => {
  const body = await findBody(ctx.db, ctx.scope, params.slug)
  return body === null ? null : { body }
}

const askPage = async (ctx: Ctx, body: Body, keys: FormKeys, typed: Typed = untouched) => {
  // Whether somebody will answer is all that is told to whoever is no member.
  const managed = await asSystem(ctx, async () =>
    (await managedAmong(ctx.db, ctx.scope, [body.id])).has(body.id),
  )
  return joinPage(
    j.ask.title(body.name),
    <AskPage body={body} managed={managed} keys={keys} typed={typed} />,
    typed,
  )
}

const createPage = (keys: FormKeys, typed: Typed) =>
  joinPage(j.create.title, <CreatePage keys={keys} typed={typed} />, typed)

export const askRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: joinPath(':slug'),
    policy: person(),
    params: slugParams,
    load: loadAny,
    handle: ({ ctx, actor, resource: { body }, formKeys }) =>
      personOf(actor).memberships.some(({ organisationId }) => organisationId === body.id)
        ? redirect(bodyPath(body.slug))
        : askPage(ctx, body, formKeys),
  }),
  route({
    method: 'POST',
    path: joinPath(':slug'),
    policy: person(),
    params: slugParams,
    form: z.strictObject({ message: optionalText(MOST_MESSAGE) }),
    load: loadAny,
    handle: async ({ ctx, actor, services, resource: { body }, form }) => {
      const asked = await askToJoin(ctx, {
        body,
        site: services,
        count: counter(services, 'askPerPerson', actor),
        message: form.message ?? null,
      })
      if (!asked.ok) return refusedPage(asked.refusal)
      return redirect('/compte', { flash: asked.value.joined ? j.ask.joined : j.ask.sent })
    },
    invalid: ({ ctx, resource: { body }, formKeys }, invalid) =>
      askPage(ctx, body, formKeys, invalidForm(invalid)),
  }),
  route({
    method: 'POST',
    path: `${joinPath(':slug')}/domaine`,
    policy: person(),
    params: slugParams,
    form: z.strictObject({}),
    load: loadAny,
    handle: async ({ ctx, services, resource: { body } }) => {
      const joined = await joinByDomain(ctx, { site: services, body })
      return joined.ok
        ? redirect(bodyPath(body.slug), { flash: j.ask.welcome(body.name) })
        : refusedPage(joined.refusal)
    },
  }),
  route({
    method: 'POST',
    path: '/compte/demandes/:id/retrait',
    policy: person(),
    params: idParams,
    form: z.strictObject({}),
    load: loadOwnRequest,
    handle: async ({ ctx, params }) => {
      const withdrawn = await withdrawJoinRequest(ctx, params.id)
      return withdrawn.ok
        ? redirect('/compte', { flash: j.ask.withdrawn(withdrawn.value) })
        : refusedPage(withdrawn.refusal)
    },
  }),
  route({
    method: 'GET',
    path: createPath,
    policy: person(),
    query: z.strictObject({
      nom: optional(z.string().trim().max(160)),
      siren: optional(z.string().trim().max(40)),
    }),
    handle: ({ query, formKeys }) =>
      createPage(formKeys, { errors: {}, values: { name: query.nom ?? '', siren: query.siren ?? '' } }),
  }),
  route({
    method: 'POST',
    path: createPath,
    policy: person(),
    form: z.strictObject({
      name: text(160, j.create.nameMissing),
      siren: optionalText(40),
      kinds: many(z.enum(askedKinds)).refine((kinds) => kinds.length > 0, j.create.kindsMissing),
      message: optionalText(MOST_MESSAGE),
    }),
    handle: async ({ ctx, actor, services, form, formKeys }) => {
      const { name, kinds, siren = '', message } = form
      const asked = await requestBody(ctx, {
        name,
        kinds,
        siren,
        message: message ?? null,
        site: services,
        count: counter(services, 'askPerPerson', actor),
      })
      if (asked.ok) return redirect('/compte', { flash: j.create.sent(name) })
      if (asked.refusal.code === 'wait') return refusedPage(asked.refusal)
      const values = { name, siren, message: message ?? '', kinds: kinds.join('\n') }
      return createPage(formKeys, refusedForm(asked.refusal, values))
    },
    invalid: ({ formKeys }, invalid) => createPage(formKeys, invalidForm(invalid)),
  }),
  route({
    method: 'POST',
    path: '/compte/creations/:id/retrait',
    policy: person(),
    params: idParams,
    form: z.strictObject({}),
    load: loadOwnCreation,
    handle: async ({ ctx, params }) => {
      const withdrawn = await withdrawBodyRequest(ctx, params.id)
      return withdrawn.ok
        ? redirect('/compte', { flash: j.create.withdrawn(withdrawn.value) })
        : refusedPage(withdrawn.refusal)
    },
  }),
]
