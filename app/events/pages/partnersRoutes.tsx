import { z } from 'zod'
import type { Ctx } from '../../platform/database/context.ts'
import { optionalText, text } from '../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed, untouched } from '../../platform/http/formState.ts'
import { redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import { type EventPartner, type OpenMapEvent, partnerRoles } from '../domain/event.ts'
import { organiserOf } from '../domain/policy.ts'
import { t } from '../messages.ts'
import { partnersOf } from '../store/events.ts'
import { filesOf } from '../store/files.ts'
import { arrangePartner, type PartnerForm, saveLogo, savePartner } from '../usecases/editPartners.ts'
import { textsOf } from './eventForm.ts'
import { organiserPath } from './frame.tsx'
import { organiserPage } from './organiserShared.ts'
import { PartnerPage, PartnersPage } from './partnersView.tsx'
import { w } from './planMessages.ts'
import { loadEvent, slugParams, type WithEvent } from './shared.ts'

const partnerForm = z.strictObject({
  role: z.enum(partnerRoles, w.partners.roleMissing),
  name: text(200, t.refusals.partnerUnnamed),
  link: optionalText(400),
  note: optionalText(600),
})
const logoForm = z.strictObject({
  logo: z
    .instanceof(File, { error: w.partners.logoMissing })
    .refine((file) => file.size > 0, w.partners.logoMissing),
  words: text(200, t.refusals.logoWords),
})

const formOf = ({ role, name, link, note }: z.output<typeof partnerForm>): PartnerForm => ({
  role,
  name,
  link: link ?? null,
  note: note ?? null,
})

const partnersPage = async (ctx: Ctx, event: OpenMapEvent, keys: FormKeys, typed: Typed = untouched) =>
  organiserPage(
    event,
    w.partners.title,
    <PartnersPage
      event={event}
      keys={keys}
      typed={typed}
      partners={await partnersOf(ctx.db, ctx.scope, event.id)}
    />,
    typed === untouched ? {} : { status: 422 },
  )

type WithPartner = WithEvent & { readonly partner: EventPartner }

const partnerPage = async (
  ctx: Ctx,
  { event, partner }: WithPartner,
  keys: FormKeys,
  refused: { readonly form?: Typed; readonly logo?: Typed } = {},
) => {
  const { role, name, link, note } = partner
  const values = { role, name, link: link ?? '', note: note ?? '' }
  const files = await filesOf(ctx.db, ctx.scope, event.id)
  return organiserPage(
    event,
    w.partners.editTitle,
    <PartnerPage
      event={event}
      keys={keys}
      partner={partner}
      logo={files.find(({ id }) => id === partner.logoId) ?? null}
      typed={refused.form ?? { errors: {}, values }}
      logoTyped={refused.logo ?? { errors: {}, values: { words: name } }}
    />,
    refused.form === undefined && refused.logo === undefined ? {} : { status: 422 },
  )
}

/** The organisation that the address names, within the event. */
const loadPartner = async (request: {
  readonly ctx: Ctx
  readonly params: { readonly slug: string; readonly id: string }
}): Promise<WithPartner | null> => {
  const found = await loadEvent(request)
  if (found === null) return null
  const partners = await partnersOf(request.ctx.db, request.ctx.scope, found.event.id)
  const partner = partners.find(({ id }) => id === request.params.id)
  return partner === undefined ? null : { ...found, partner }
}

const at = '/rencontres/:slug/organisation/partenaires'
const oneParams = slugParams.extend({ id: z.uuid() })

export const partnersRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: organiserOf(),
    params: slugParams,
    load: loadEvent,
    handle: ({ ctx, resource: { event }, formKeys }) => partnersPage(ctx, event, formKeys),
  }),
  route({
    method: 'POST',
    path: at,
    policy: organiserOf(),
    params: slugParams,
    form: partnerForm,
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, form, formKeys }) => {
      const saved = await savePartner(ctx, { event, form: formOf(form) })
      return saved.ok
        ? redirect(organiserPath(event, 'partners'), { flash: w.partners.added(saved.value.name) })
        : partnersPage(ctx, event, formKeys, refusedForm(saved.refusal, textsOf(form)))
    },
    invalid: ({ ctx, resource: { event }, formKeys }, invalid) =>
      partnersPage(ctx, event, formKeys, invalidForm(invalid)),
  }),
  route({
    method: 'GET',
    path: `${at}/:id`,
    policy: organiserOf(),
    params: oneParams,
    load: loadPartner,
    handle: ({ ctx, resource, formKeys }) => partnerPage(ctx, resource, formKeys),
  }),
  route({
    method: 'POST',
    path: `${at}/:id`,
    policy: organiserOf(),
    params: oneParams,
    form: partnerForm,
    load: loadPartner,
    handle: async ({ ctx, resource, form, formKeys }) => {
      const { event, partner } = resource
      const saved = await savePartner(ctx, { event, partnerId: partner.id, form: formOf(form) })
      return saved.ok
        ? redirect(organiserPath(event, 'partners'), { flash: w.partners.saved(saved.value.name) })
        : partnerPage(ctx, resource, formKeys, { form: refusedForm(saved.refusal, textsOf(form)) })
    },
    invalid: ({ ctx, resource, formKeys }, invalid) =>
      partnerPage(ctx, resource, formKeys, { form: invalidForm(invalid) }),
  }),
  route({
    method: 'POST',
    path: `${at}/:id/ordre`,
    policy: organiserOf(),
    params: oneParams,
    form: z.strictObject({ to: z.enum(['up', 'down', 'away']) }),
    load: loadPartner,
    handle: async ({ ctx, resource: { event, partner }, form: { to } }) => {
      const done = await arrangePartner(ctx, { event, partnerId: partner.id, to })
      const said = to === 'away' ? w.partners.removed : w.partners.moved
      return redirect(organiserPath(event, 'partners'), {
        flash: done.ok ? said(partner.name) : done.refusal.sentence,
      })
    },
  }),
  route({
    method: 'POST',
    path: `${at}/:id/logo`,
    policy: organiserOf(),
    params: oneParams,
    form: logoForm,
    load: loadPartner,
    handle: async ({ ctx, resource, form: { logo, words }, formKeys }) => {
      const { event, partner } = resource
      const bytes = new Uint8Array(await logo.arrayBuffer())
      const saved = await saveLogo(ctx, { event, partnerId: partner.id, logo: { bytes, words } })
      return saved.ok
        ? redirect(organiserPath(event, 'partners', `/${partner.id}`), {
            flash: w.partners.logoSaved(partner.name),
          })
        : partnerPage(ctx, resource, formKeys, { logo: refusedForm(saved.refusal, { words }) })
    },
    invalid: ({ ctx, resource, formKeys }, invalid) =>
      partnerPage(ctx, resource, formKeys, { logo: invalidForm(invalid) }),
  }),
  route({
    method: 'POST',
    path: `${at}/:id/logo/retrait`,
    policy: organiserOf(),
    params: oneParams,
    form: z.strictObject({}),
    load: loadPartner,
    handle: async ({ ctx, resource: { event, partner } }) => {
      const done = await saveLogo(ctx, { event, partnerId: partner.id, logo: null })
      return redirect(organiserPath(event, 'partners', `/${partner.id}`), {
        flash: done.ok ? w.partners.logoRemoved(partner.name) : done.refusal.sentence,
      })
    },
  }),
]
