import { z } from 'zod'
import type { Ctx } from '../../../platform/database/context.ts'
import { invalidForm, refusedForm, type Typed, untouched } from '../../../platform/http/formState.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { type FormKeys, type Route, route, type Services } from '../../../platform/http/route.ts'
import { formatDate } from '../../../platform/i18n/format.ts'
import { localOf } from '../../../platform/kernel/dates.ts'
import { bodyAction } from '../../domain/policy.ts'
import { domainsOfBody } from '../../store/emailDomains.ts'
import { declareDomain, withdrawDomain } from '../../usecases/manageDomains.ts'
import { bodyPath } from './bodyFrame.tsx'
import { bodyPage, loadBody, refusedPage, slugParams, type WithBody } from './bodyShared.tsx'
import { DomainsPage } from './domainsView.tsx'
import { b } from './messages.ts'

const at = '/compte/organisation/:slug/domaines'
const form = z.strictObject({ domain: z.string().trim().max(320, 'Écrivez un nom plus court.') })

const domainsPage = async (
  ctx: Ctx,
  resource: WithBody,
  { territory }: Services,
  keys: FormKeys,
  typed: Typed = untouched,
) => {
  const { body } = resource
  const declared = await domainsOfBody(ctx.db, ctx.scope, body.id)
  const domains = declared.map(({ domain, since }) => ({
    domain,
    since: formatDate(localOf(since, territory.zone)),
  }))
  const status = Object.keys(typed.errors).length > 0 ? 422 : 200
  const view = { ...resource, keys, typed, domains }
  return bodyPage(body, b.domains.title, <DomainsPage view={view} />, { status })
}

export const domainsRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: bodyAction('manageDomains'),
    params: slugParams,
    load: loadBody,
    handle: ({ ctx, resource, services, formKeys }) => domainsPage(ctx, resource, services, formKeys),
  }),
  route({
    method: 'POST',
    path: at,
    policy: bodyAction('manageDomains'),
    params: slugParams,
    form,
    load: loadBody,
    handle: async ({ ctx, resource, services, formKeys, form: { domain } }) => {
      const { body } = resource
      const declared = await declareDomain(ctx, { organisationId: body.id, domain })
      if (declared.ok)
        return redirect(bodyPath(body.slug, '/domaines'), { flash: b.domains.declared(declared.value) })
      const { refusal } = declared
      return refusal.code === 'not-allowed'
        ? refusedPage(refusal, body.slug)
        : domainsPage(ctx, resource, services, formKeys, refusedForm(refusal, { domain }))
    },
    invalid: ({ ctx, resource, services, formKeys }, invalid) =>
      domainsPage(ctx, resource, services, formKeys, invalidForm(invalid)),
  }),
  route({
    method: 'POST',
    path: `${at}/retrait`,
    policy: bodyAction('manageDomains'),
    params: slugParams,
    form,
    load: loadBody,
    handle: async ({ ctx, resource: { body }, form: { domain } }) => {
      const withdrawn = await withdrawDomain(ctx, { organisationId: body.id, domain })
      if (!withdrawn.ok) return refusedPage(withdrawn.refusal, body.slug)
      const path = bodyPath(body.slug, '/domaines')
      return redirect(path, {
        flash: b.domains.withdrawn(domain),
        undo: { path, label: b.members.undo, fields: { domain } },
      })
    },
  }),
]
