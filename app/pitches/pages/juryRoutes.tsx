import { z } from 'zod'
import { crumbsOf, slugParams } from '../../events/pages/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { optionalText, wholeNumber } from '../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed } from '../../platform/http/formState.ts'
import { optional } from '../../platform/http/input.ts'
import { page, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import { BEST_SCORE } from '../domain/call.ts'
import { jurorOf } from '../domain/policy.ts'
import { type Assessment, meanOf, rank } from '../domain/ranking.ts'
import { submittedOf } from '../store/applications.ts'
import { isJuror, ownAssessments } from '../store/jury.ts'
import { declareConflict, saveAssessment } from '../usecases/assess.ts'
import { candidateOf } from '../usecases/deliberate.ts'
import { GridPage, type JuryLine, JuryPage, nameFor } from './juryView.tsx'
import { loadApplication, loadCall, oneParams, type WithApplication, type WithCall } from './loading.ts'
import { p } from './messages.ts'
import { juryPath } from './paths.ts'
import { CRITERIA } from './rows.ts'

/** The identifier of the member; the policy lets nobody else come here. */
const memberOf = (ctx: Ctx): string => (ctx.actor.kind === 'person' ? ctx.actor.personId : '')

type Sitting = { readonly juror: boolean }

const sits = async (ctx: Ctx, eventId: string): Promise<boolean> =>
  ctx.actor.kind === 'person' && (await isJuror(ctx.db, ctx.scope, eventId, ctx.actor.personId))

const loadJury = async (request: {
  readonly ctx: Ctx
  readonly params: { readonly slug: string }
}): Promise<(WithCall & Sitting) | null> => {
  const found = await loadCall(request)
  return found === null ? null : { ...found, juror: await sits(request.ctx, found.event.id) }
}

/** An application that this member may judge: sent, not theirs, without a conflict of interest. */
const loadJudged = async (request: {
  readonly ctx: Ctx
  readonly params: { readonly slug: string; readonly id: string }
}): Promise<(WithApplication & Sitting & { readonly own: Assessment | null }) | null> => {
  const found = await loadApplication(request)
  if (found?.application.state !== 'submitted') return null
  const { ctx } = request
  const own =
    (await ownAssessments(ctx.db, ctx.scope, found.event.id, memberOf(ctx))).find(
      ({ applicationId }) => applicationId === found.application.id,
    ) ?? null
  const juror = await sits(ctx, found.event.id)
  if (juror && (own?.state === 'conflict' || found.application.personId === memberOf(ctx))) return null
  return { ...found, juror, own }
}

const linesOf = async (ctx: Ctx, { event, call }: WithCall) => {
  const member = memberOf(ctx)
  const own = await ownAssessments(ctx.db, ctx.scope, event.id, member)
  const conflicts = own.filter(({ state }) => state === 'conflict').map((one) => one.applicationId)
  const applications = (await submittedOf(ctx.db, ctx.scope, event.id)).filter(
    (one) => !conflicts.includes(one.id) && one.personId !== member,
  )
  const ranked = rank(call, applications.map(candidateOf), own)
  const lines = applications.map((application): JuryLine => {
    const said = own.find(({ applicationId }) => applicationId === application.id)
    const mean = ranked.find(({ candidate }) => candidate.id === application.id)?.mean ?? null
    return {
      application,
      state: said === undefined || said.state === 'conflict' ? 'todo' : said.state,
      mean: mean === null ? null : meanOf(mean),
    }
  })
  return { lines, hidden: conflicts.length }
}

const valuesOf = (own: Assessment | null): Typed['values'] => ({
  comment: own?.comment ?? '',
  ...Object.fromEntries(Object.entries(own?.scores ?? {}).map(([id, score]) => [id, String(score)])),
})

type Judged = WithApplication & Sitting & { readonly own: Assessment | null }

const gridPage = ({ event, call, application, own }: Judged, keys: FormKeys, refused?: Typed) =>
  page({
    title: `${nameFor(call, application)} – ${p.jury.title}`,
    indexed: false,
    breadcrumb: crumbsOf(
      event,
      { label: p.jury.title, href: juryPath(event) },
      { label: nameFor(call, application) },
    ),
    ...(refused === undefined ? {} : { status: 422 }),
    body: (
      <GridPage
        event={event}
        call={call}
        application={application}
        own={own}
        keys={keys}
        typed={refused ?? { errors: {}, values: valuesOf(own) }}
      />
    ),
  })

const scoreField = optional(wholeNumber(0, BEST_SCORE))
const gridForm = z.strictObject({
  comment: optionalText(2000),
  suite: z.enum(['terminer', 'brouillon']).default('brouillon'),
  ...Object.fromEntries(CRITERIA.map((id) => [id, scoreField])),
} as const)

const at = '/rencontres/:slug/jury'

export const juryRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: jurorOf(),
    params: slugParams,
    load: loadJury,
    handle: async ({ ctx, resource }) => {
      const { event, call } = resource
      const { lines, hidden } = await linesOf(ctx, resource)
      return page({
        title: `${p.jury.heading} – ${event.title}`,
        indexed: false,
        breadcrumb: crumbsOf(event, { label: p.jury.title }),
        body: <JuryPage event={event} call={call} lines={lines} hidden={hidden} />,
      })
    },
  }),
  route({
    method: 'GET',
    path: `${at}/:id`,
    policy: jurorOf(),
    params: oneParams,
    load: loadJudged,
    handle: ({ resource, formKeys }) => gridPage(resource, formKeys),
  }),
  route({
    method: 'POST',
    path: `${at}/:id`,
    policy: jurorOf(),
    params: oneParams,
    form: gridForm,
    load: loadJudged,
    handle: async ({ ctx, resource, formKeys, form }) => {
      const { event, application, call } = resource
      const given: Readonly<Record<string, unknown>> = form
      const scores = Object.fromEntries(
        call.criteria.map(({ id }) => [id, typeof given[id] === 'number' ? given[id] : null]),
      )
      const complete = form.suite === 'terminer'
      const saved = await saveAssessment(ctx, {
        event,
        applicationId: application.id,
        personId: memberOf(ctx),
        scores,
        comment: form.comment ?? null,
        complete,
      })
      if (saved.ok)
        return redirect(juryPath(event), { flash: complete ? p.jury.completed : p.jury.savedDraft })
      const typed = Object.fromEntries(
        Object.entries(given).map(([name, value]) => [name, String(value ?? '')]),
      )
      return gridPage(resource, formKeys, refusedForm(saved.refusal, typed))
    },
    invalid: ({ resource, formKeys }, invalid) => gridPage(resource, formKeys, invalidForm(invalid)),
  }),
  route({
    method: 'POST',
    path: `${at}/:id/conflit`,
    policy: jurorOf(),
    params: oneParams,
    form: z.strictObject({}),
    load: loadJudged,
    handle: async ({ ctx, resource: { event, application } }) => {
      const declared = await declareConflict(ctx, {
        event,
        applicationId: application.id,
        personId: memberOf(ctx),
      })
      return redirect(juryPath(event), {
        flash: declared.ok ? p.jury.declared : declared.refusal.sentence,
      })
    },
  }),
]
