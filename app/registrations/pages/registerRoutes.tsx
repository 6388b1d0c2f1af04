import { z } from 'zod'
import { type OpenMapEvent, type ParticipantRole, participantRoles } from '../../events/index.ts'
import { crumbsOf, loadVisibleEvent, slugParams } from '../../events/pages/index.ts'
import { anyone } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { optional } from '../../platform/http/input.ts'
import { page, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Invalid, type Request, type Route, route } from '../../platform/http/route.ts'
import { today } from '../../platform/kernel/dates.ts'
import {
  placesLeft,
  type Question,
  type RegistrationCall,
  type RoleOpening,
  stateOfCall,
} from '../domain/call.ts'
import { findCall, questionsOf, rolesOf } from '../store/calls.ts'
import { listedBodies } from '../usecases/listedBodies.ts'
import { register } from '../usecases/register.ts'
import { blank, type Filled, filledOf, judgeForm, registrationForm } from './form.ts'
import { ListedPage } from './listedView.tsx'
import { p } from './messages.ts'
import { AnswersPage, CheckPage, ClosedPage, DonePage, RolePage, registerPath } from './registerViews.tsx'

const MINUTE = 60

type Opened = {
  readonly event: OpenMapEvent
  readonly call: RegistrationCall
  readonly roles: readonly RoleOpening[]
  readonly questions: readonly Question[]
}

/** What the form of an event stands on; null where it takes no registration today. */
const openedCall = async (ctx: Ctx, event: OpenMapEvent): Promise<Opened | null> => {
  const call = await findCall(ctx.db, ctx.scope, event.id)
  if (call === null || stateOfCall(call, today(ctx.clock, event.zone).toString()) !== 'open') return null
  return {
    event,
    call,
    roles: await rolesOf(ctx.db, ctx.scope, event.id),
    questions: await questionsOf(ctx.db, ctx.scope, event.id),
  }
}

const framed = (event: OpenMapEvent, body: Parameters<typeof page>[0]['body'], status = 200) =>
  page({
    title: `${p.title} – ${event.title}`,
    description: p.lead,
    indexed: false,
    breadcrumb: crumbsOf(event, { label: p.title }),
    body,
    ...(status === 200 ? {} : { status }),
  })

const closedPage = async (ctx: Ctx, event: OpenMapEvent, status = 200) => {
  const call = await findCall(ctx.db, ctx.scope, event.id)
  const state = call === null ? null : stateOfCall(call, today(ctx.clock, event.zone).toString())
  return framed(event, <ClosedPage event={event} call={call} state={state} />, status)
}

const isFull = ({ call, roles }: Opened, role: ParticipantRole): boolean => {
  const opening = roles.find((one) => one.role === role)
  return opening !== undefined && placesLeft(call, opening) === 0
}

const answersPage = (
  opened: Opened,
  keys: FormKeys,
  filled: Filled,
  errors: Readonly<Record<string, string>> = {},
) =>
  framed(
    opened.event,
    <AnswersPage
      event={opened.event}
      keys={keys}
      questions={opened.questions}
      filled={filled}
      errors={errors}
      full={isFull(opened, filled.role)}
    />,
    Object.keys(errors).length > 0 ? 422 : 200,
  )

type Sent = Request<typeof slugParams, undefined, typeof registrationForm, { readonly event: OpenMapEvent }>

/** Reads the form of an open call, or answers why it is not read. */
const withForm = async (
  { ctx, resource: { event }, form, formKeys }: Sent,
  work: (opened: Opened, filled: Filled) => Promise<ReturnType<typeof framed>> | ReturnType<typeof framed>,
) => {
  const opened = await openedCall(ctx, event)
  if (opened === null) return closedPage(ctx, event, 409)
  const filled = filledOf(form.role, form)
  if (!opened.roles.some(({ role }) => role === form.role)) {
    return framed(event, <RolePage event={event} call={opened.call} roles={opened.roles} />, 422)
  }
  const judged = judgeForm(filled, opened.questions, true)
  return judged.ok ? work(opened, filled) : answersPage(opened, formKeys, filled, judged.refusal)
}

/** A body that no browser of ours sends: the first step again. */
const again = async (
  request: {
    readonly ctx: Ctx
    readonly resource: { readonly event: OpenMapEvent }
    readonly formKeys: FormKeys
  },
  invalid: Invalid,
) => {
  const { ctx, resource, formKeys } = request
  const opened = await openedCall(ctx, resource.event)
  if (opened === null) return closedPage(ctx, resource.event, 409)
  const role = participantRoles.find((one) => one === invalid.typed.role)
  if (role === undefined)
    return framed(
      resource.event,
      <RolePage event={resource.event} call={opened.call} roles={opened.roles} />,
      422,
    )
  const errors = Object.fromEntries(invalid.problems.map(({ field, sentence }) => [field, sentence]))
  return answersPage(opened, formKeys, filledOf(role, invalid.typed), errors)
}

const at = '/rencontres/:slug/inscription'
const form = {
  method: 'POST',
  policy: anyone(),
  params: slugParams,
  form: registrationForm,
  load: loadVisibleEvent,
  invalid: again,
} as const

export const registerRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: anyone(),
    params: slugParams,
    query: z.strictObject({ role: optional(z.enum(participantRoles)) }),
    load: loadVisibleEvent,
    handle: async ({ ctx, resource: { event }, formKeys, query: { role } }) => {
      const opened = await openedCall(ctx, event)
      if (opened === null) return closedPage(ctx, event)
      const only = opened.roles.length === 1 ? opened.roles[0]?.role : undefined
      const chosen = opened.roles.find((one) => one.role === (role ?? only))?.role
      return chosen === undefined
        ? framed(event, <RolePage event={event} call={opened.call} roles={opened.roles} />)
        : answersPage(opened, formKeys, blank(chosen))
    },
  }),
  route({
    ...form,
    path: at,
    handle: (request) =>
      withForm(request, (opened, filled) =>
        framed(
          opened.event,
          <CheckPage
            event={opened.event}
            keys={request.formKeys}
            questions={opened.questions}
            filled={filled}
            full={isFull(opened, filled.role)}
          />,
        ),
      ),
  }),
  route({
    ...form,
    path: `${at}/modification`,
    handle: (request) => withForm(request, (opened, filled) => answersPage(opened, request.formKeys, filled)),
  }),
  route({
    ...form,
    path: `${at}/enregistrement`,
    handle: async (request) => {
      const { ctx, services, caller, formKeys } = request
      const opened = await openedCall(ctx, request.resource.event)
      if (opened === null) return closedPage(ctx, request.resource.event, 409)
      const filled = filledOf(request.form.role, request.form)
      const judged = judgeForm(filled, opened.questions, true)
      if (!judged.ok) return answersPage(opened, formKeys, filled, judged.refusal)
      const wait = await services.identity.attempt('registerPerAddress', caller.address)
      if (wait !== null)
        return {
          ...answersPage(opened, formKeys, filled, { form: p.tooMany(Math.ceil(wait / MINUTE)) }),
          status: 429,
        }
      const done = await register(ctx, services, {
        event: opened.event,
        role: filled.role,
        bodyName: judged.value.bodyName,
        siret: judged.value.siret,
        name: filled.name,
        email: filled.email,
        jobTitle: filled.jobTitle === '' ? null : filled.jobTitle,
        accessNeeds: filled.accessNeeds === '' ? null : filled.accessNeeds,
        signLanguage: filled.signLanguage,
        listed: filled.listed,
        answers: judged.value.answers,
      })
      if (!done.ok) {
        const { field, sentence } = done.refusal
        return answersPage(opened, formKeys, filled, { [field ?? 'form']: sentence })
      }
      const waiting = done.value.state === 'confirmed' ? '' : '?etat=attente'
      return redirect(registerPath(opened.event, `/merci${waiting}`))
    },
  }),
  route({
    method: 'GET',
    path: `${at}/merci`,
    policy: anyone(),
    params: slugParams,
    query: z.strictObject({ etat: optional(z.enum(['attente'])) }),
    load: loadVisibleEvent,
    handle: ({ resource: { event }, query }) =>
      framed(event, <DonePage event={event} waiting={query.etat === 'attente'} />),
  }),
  route({
    method: 'GET',
    path: '/rencontres/:slug/participants',
    policy: anyone(),
    params: slugParams,
    load: loadVisibleEvent,
    handle: async ({ ctx, resource: { event } }) =>
      page({
        title: `${p.list.title} – ${event.title}`,
        description: p.list.lead,
        indexed: false,
        breadcrumb: crumbsOf(event, { label: p.list.title }),
        body: <ListedPage event={event} groups={await listedBodies(ctx, event)} />,
      }),
  }),
]
