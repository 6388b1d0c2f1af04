import { z } from 'zod'
import { recordPeople } from '../../events/index.ts'
import { organiserPage } from '../../events/pages/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { id, optionalText, text } from '../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed, untouched } from '../../platform/http/formState.ts'
import { redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import { contactsOf } from '../domain/application.ts'
import { t } from '../messages.ts'
import { substitutesOf } from '../store/applications.ts'
import { assessmentsOf, jurorsOf } from '../store/jury.ts'
import { editAnswer } from '../usecases/editAnswer.ts'
import { liftConflict } from '../usecases/manageJury.ts'
import { promoteSubstitute } from '../usecases/promoteSubstitute.ts'
import { ofApplication, oneParams, type WithApplication } from './loading.ts'
import { p } from './messages.ts'
import { ApplicationPage } from './oneView.tsx'
import { o } from './organiserMessages.ts'
import { pitchesPath } from './paths.ts'

const LONGEST_REASON = 3000

const onePage = async (ctx: Ctx, found: WithApplication, keys: FormKeys, typed: Typed = untouched) => {
  const { event, application } = found
  const assessments = (await assessmentsOf(ctx.db, ctx.scope, event.id)).filter(
    ({ applicationId }) => applicationId === application.id,
  )
  const jurors = await jurorsOf(ctx, event.id)
  const substitutes = await substitutesOf(ctx.db, ctx.scope, event.id)
  await recordPeople(ctx, event, contactsOf([application]))
  return organiserPage(
    event,
    p.mine.title(application.number),
    <ApplicationPage
      {...found}
      assessments={assessments}
      jurors={jurors}
      substitutes={substitutes}
      keys={keys}
      typed={typed}
    />,
    typed === untouched ? {} : { status: 422 },
  )
}

const at = '/rencontres/:slug/organisation/candidatures/:id'
const pathOf = ({ event, application }: WithApplication): string => pitchesPath(event, `/${application.id}`)

/** One application, for whoever organises: what was said of it, the answer that leaves, and what may change afterwards. */
export const oneRoutes: readonly Route[] = [
  route({
    ...ofApplication,
    method: 'GET',
    path: at,
    logsReading: true,
    handle: ({ ctx, resource, formKeys }) => onePage(ctx, resource, formKeys),
  }),
  route({
    ...ofApplication,
    method: 'POST',
    path: `${at}/reponse`,
    form: z.strictObject({ reason: text(LONGEST_REASON, t.refusals.answerMissing) }),
    handle: async ({ ctx, resource, formKeys, form }) => {
      const { event, application } = resource
      const done = await editAnswer(ctx, { event, applicationId: application.id, reason: form.reason })
      return done.ok
        ? redirect(pathOf(resource), { flash: o.one.answerSaved })
        : onePage(ctx, resource, formKeys, refusedForm(done.refusal, form))
    },
    invalid: ({ ctx, resource, formKeys }, invalid) => onePage(ctx, resource, formKeys, invalidForm(invalid)),
  }),
  route({
    ...ofApplication,
    method: 'POST',
    path: `${at}/remplacement`,
    form: z.strictObject({ replacement: id, released: optionalText(LONGEST_REASON) }),
    handle: async ({ ctx, services, resource, formKeys, form }) => {
      const { event, application } = resource
      const done = await promoteSubstitute(ctx, {
        event,
        leaving: application.id,
        replacement: form.replacement,
        reason: form.released ?? t.answer.released,
        site: services,
      })
      return done.ok
        ? redirect(`${pitchesPath(event)}#ordre`, { flash: o.one.replaced })
        : onePage(
            ctx,
            resource,
            formKeys,
            refusedForm(done.refusal, { replacement: form.replacement, released: form.released ?? '' }),
          )
    },
    invalid: ({ ctx, resource, formKeys }, invalid) => onePage(ctx, resource, formKeys, invalidForm(invalid)),
  }),
  route({
    ...ofApplication,
    method: 'POST',
    path: `${at}/conflits/:person/levee`,
    params: oneParams.extend({ person: z.uuid() }),
    form: z.strictObject({}),
    handle: async ({ ctx, services, params, resource }) => {
      const { event, application } = resource
      const done = await liftConflict(ctx, {
        event,
        applicationId: application.id,
        personId: params.person,
        site: services,
      })
      return redirect(pathOf(resource), { flash: done.ok ? o.one.lifted : done.refusal.sentence })
    },
  }),
]
