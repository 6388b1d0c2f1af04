import { z } from 'zod'
import { archiveBody, createBody, editBody, inviteToBody, survivorOf } from '../../../accounts/index.ts'
import { bodyRoles } from '../../../platform/access/actor.ts'
import { administrator } from '../../../platform/access/policy.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import { emailField, text } from '../../../platform/http/fields.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { type FormKeys, type Route, route, type Services } from '../../../platform/http/route.ts'
import { toDate } from '../../../platform/kernel/dates.ts'
import type { Result } from '../../../platform/kernel/result.ts'
import { addresses } from '../../domain/addresses.ts'
import { t } from '../../messages.ts'
import { waitingAbout } from '../../store/approvals.ts'
import { listBodies, membersOf } from '../../store/bodies.ts'
import { everything, readJournal } from '../../store/journal.ts'
import { eraseOneBody } from '../../usecases/approvables.ts'
import { type CountedBody, readBody } from '../../usecases/readBody.ts'
import { recordPeopleRead } from '../../usecases/recordPeopleRead.ts'
import { requestApproval } from '../../usecases/requestApproval.ts'
import { administrationPage } from '../frame.tsx'
import { presentEntry } from '../journal/presentJournal.ts'
import { BodiesPage } from './bodiesView.tsx'
import { createForm, editForm, judgeBody, valuesOf } from './bodyForm.ts'
import { BodyFormPage, type BodyFormView, emptyBody } from './bodyFormView.tsx'
import { BodyPage, type BodyReasonForm, type BodyView } from './bodyView.tsx'
import { mergeRoutes } from './mergeRoutes.tsx'
import { b } from './messages.ts'
import { bodiesQuery, departmentsText, presentBody, toBodyFilter } from './presentBodies.ts'

const at = addresses.bodies
const PAGE_SIZE = 30
const RECENT = 5
const one = z.strictObject({ id: z.uuid() })
const crumbs = () => [{ label: t.menu.bodies, href: at }]

const loadBody = ({ ctx, params }: { readonly ctx: Ctx; readonly params: { readonly id: string } }) =>
  readBody(ctx, params.id)

type Asked = {
  readonly ctx: Ctx
  readonly services: Services
  readonly resource: CountedBody
  readonly formKeys: FormKeys
}

const noInvitation = { email: '', role: 'manager', error: undefined }

const bodyPage = async (
  { ctx, services, resource: { body, counts }, formKeys }: Asked,
  shown: Partial<Pick<BodyView, 'refused' | 'invitation'>> = {},
) => {
  const { zone } = services.territory
  const filter = { ...everything, organisationId: body.id }
  const { entries } = await readJournal(ctx.db, ctx.scope, filter, { size: RECENT })
  const about = `organisation:${body.id}`
  const view: BodyView = {
    body,
    departments: departmentsText(body.departments, services.territory),
    counts,
    members: await membersOf(ctx.db, ctx.scope, body.id),
    entries: entries.map((entry) => presentEntry(entry, zone)),
    waiting: (await waitingAbout(ctx.db, ctx.scope, about, toDate(ctx.clock.now()))).length > 0,
    keys: formKeys,
    invitation: shown.invitation ?? noInvitation,
    refused: shown.refused ?? null,
  }
  await recordPeopleRead(ctx, {
    record: { kind: 'members', id: body.id },
    people: view.members.map(({ id }) => id),
  })
  const wrong = view.refused !== null || view.invitation.error !== undefined
  return administrationPage(body.name, <BodyPage view={view} />, crumbs(), wrong ? 422 : 200)
}

/** A form of the page that asks for a reason. What is refused is shown again, beside the reason typed. */
const withReason = (
  form: BodyReasonForm,
  act: (asked: Asked, reason: string) => Promise<Result<unknown, { readonly sentence: string }>>,
  done: () => string,
): Route =>
  route({
    method: 'POST',
    path: `${at}/:id/${form}`,
    policy: administrator(),
    params: one,
    form: z.strictObject({ reason: text(500, b.page.reasonMissing) }),
    load: loadBody,
    handle: async (asked) => {
      const { reason } = asked.form
      const acted = await act(asked, reason)
      if (acted.ok) return redirect(`${at}/${asked.resource.body.id}`, { flash: done() })
      return bodyPage(asked, { refused: { form, sentence: acted.refusal.sentence, reason } })
    },
    invalid: (asked, { problems, typed }) =>
      bodyPage(asked, {
        refused: {
          form,
          sentence: problems[0]?.sentence ?? b.page.reasonMissing,
          reason: typed.reason ?? '',
        },
      }),
  })

const formPage = (
  { territory }: Services,
  keys: FormKeys,
  shown: Partial<Omit<BodyFormView, 'keys' | 'territory'>>,
) => {
  const view: BodyFormView = {
    edited: null,
    values: emptyBody,
    errors: {},
    askDistinct: false,
    ...shown,
    territory,
    keys,
  }
  const { edited } = view
  return administrationPage(
    edited === null ? b.form.createTitle : b.form.editTitle,
    <BodyFormPage view={view} />,
    edited === null ? crumbs() : [...crumbs(), { label: edited.name, href: `${at}/${edited.id}` }],
    Object.keys(view.errors).length === 0 ? 200 : 422,
  )
}

const formRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: `${at}/nouveau`,
    policy: administrator(),
    handle: ({ services, formKeys }) => formPage(services, formKeys, {}),
  }),
  route({
    method: 'POST',
    path: `${at}/nouveau`,
    policy: administrator(),
    form: createForm,
    handle: async ({ ctx, services, formKeys, form }) => {
      const values = { ...form, version: '' }
      const judged = judgeBody(values, true)
      if (!judged.ok)
        return formPage(services, formKeys, {
          values,
          errors: judged.refusal,
          askDistinct: values.distinct,
        })
      const created = await createBody(ctx, { site: services, ...judged.value })
      if (!created.ok) {
        const { field = 'name', sentence, code } = created.refusal
        const askDistinct = code === 'siren-known' || values.distinct
        return formPage(services, formKeys, { values, errors: { [field]: sentence }, askDistinct })
      }
      return redirect(`${at}/${created.value.id}`, { flash: b.done.created(created.value.name) })
    },
  }),
  route({
    method: 'GET',
    path: `${at}/:id/modifier`,
    policy: administrator(),
    params: one,
    load: loadBody,
    handle: ({ services, formKeys, resource: { body } }) =>
      formPage(services, formKeys, { edited: body, values: valuesOf(body) }),
  }),
  route({
    method: 'POST',
    path: `${at}/:id/modifier`,
    policy: administrator(),
    params: one,
    form: editForm,
    load: loadBody,
    handle: async ({ ctx, services, formKeys, resource: { body }, form }) => {
      // Refused for its age, the form is drawn again on what the body says now, and may then be sent.
      const values = { ...form, manager: '', version: String(body.version) }
      const judged = judgeBody(values, false)
      const again = (errors: BodyFormView['errors'], askDistinct: boolean) =>
        formPage(services, formKeys, { edited: body, values, errors, askDistinct })
      if (!judged.ok) return again(judged.refusal, values.distinct)
      const edited = await editBody(ctx, {
        id: body.id,
        version: form.version,
        body: judged.value.body,
      })
      if (!edited.ok) {
        const { field = 'name', sentence, code } = edited.refusal
        return again({ [field]: sentence }, code === 'siren-known' || values.distinct)
      }
      const flash = edited.value.changed ? b.done.edited : b.done.unchanged
      return redirect(`${at}/${body.id}`, { flash })
    },
  }),
]

const invitationForm = z.strictObject({ email: emailField, role: z.enum(bodyRoles) })

export const bodiesRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: administrator(),
    query: bodiesQuery,
    handle: async ({ ctx, services: { territory }, query }) => {
      const wanted = { page: query.page, size: PAGE_SIZE }
      const found = await listBodies(ctx.db, ctx.scope, toBodyFilter(query), wanted)
      const bodies = { ...found, items: found.items.map((line) => presentBody(line, territory)) }
      return administrationPage(t.menu.bodies, <BodiesPage view={{ query, bodies, territory }} />)
    },
  }),
  ...formRoutes,
  ...mergeRoutes,
  route({
    method: 'GET',
    path: `${at}/:id`,
    policy: administrator(),
    params: one,
    logsReading: true,
    load: loadBody,
    handle: async (asked) => {
      const { ctx, resource } = asked
      const survivor = await survivorOf(ctx.db, ctx.scope.territoryId, resource.body)
      return survivor === null
        ? bodyPage(asked)
        : redirect(`${at}/${survivor.id}`, { flash: b.merge.mergedNote(survivor.name) })
    },
  }),
  route({
    method: 'POST',
    path: `${at}/:id/invitation`,
    policy: administrator(),
    params: one,
    form: invitationForm,
    load: loadBody,
    handle: async (asked) => {
      const { ctx, services: site, resource, form } = asked
      const { id } = resource.body
      const invited = await inviteToBody(ctx, { site, organisationId: id, ...form })
      if (invited.ok) return redirect(`${at}/${id}`, { flash: b.done.invited(form.email) })
      return bodyPage(asked, { invitation: { ...form, error: invited.refusal.sentence } })
    },
    invalid: (asked, { problems, typed }) =>
      bodyPage(asked, {
        invitation: {
          email: typed.email ?? '',
          role: typed.role ?? 'manager',
          error: problems[0]?.sentence ?? '',
        },
      }),
  }),
  withReason(
    'archivage',
    ({ ctx, resource }, reason) => archiveBody(ctx, { id: resource.body.id, archived: true, reason }),
    () => b.done.archived,
  ),
  withReason(
    'restauration',
    ({ ctx, resource }, reason) => archiveBody(ctx, { id: resource.body.id, archived: false, reason }),
    () => b.done.restored,
  ),
  withReason(
    'effacement',
    ({ ctx, services: site, resource }, reason) =>
      requestApproval(ctx, {
        site,
        approvable: eraseOneBody,
        payload: { organisationId: resource.body.id },
        reason,
      }),
    () => b.done.asked,
  ),
]
