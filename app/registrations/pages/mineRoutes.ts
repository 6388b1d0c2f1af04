import { z } from 'zod'
import { eventPath, slugParams } from '../../events/pages/index.ts'
import { emailField, text } from '../../platform/http/fields.ts'
import { errorsOf } from '../../platform/http/formState.ts'
import { redirect } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { registrantOf } from '../domain/policy.ts'
import {
  acceptOffer,
  cancelRegistration,
  editRegistration,
  transferRegistration,
} from '../usecases/changeRegistration.ts'
import { editForm, filledOf, judgeForm } from './form.ts'
import { p } from './messages.ts'
import { askedAgain, loadMine, type Mine, minePage, minePath } from './minePage.tsx'

const at = '/rencontres/:slug/mon-inscription'

const post = { method: 'POST', policy: registrantOf(), params: slugParams, load: loadMine } as const
const none = z.strictObject({})
const target = ({ event, registration }: Mine) => ({ event, registrationId: registration.id })

export const mineRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: registrantOf(),
    params: slugParams,
    load: loadMine,
    handle: ({ ctx, resource, formKeys }) => minePage(ctx, resource, formKeys),
  }),
  route({
    ...post,
    path: at,
    form: editForm,
    handle: async ({ ctx, resource, form, formKeys }) => {
      const questions = await askedAgain(ctx, resource)
      const filled = filledOf(resource.registration.role, form)
      const judged = judgeForm(filled, questions, false)
      if (!judged.ok) return minePage(ctx, resource, formKeys, { filled, errors: judged.refusal })
      const saved = await editRegistration(ctx, {
        ...target(resource),
        edit: {
          name: filled.name,
          jobTitle: filled.jobTitle === '' ? null : filled.jobTitle,
          accessNeeds: filled.accessNeeds === '' ? null : filled.accessNeeds,
          signLanguage: filled.signLanguage,
          listed: filled.listed,
          answers: judged.value.answers,
        },
      })
      return redirect(minePath(resource.event), {
        flash: saved.ok ? p.mine.saved : saved.refusal.sentence,
      })
    },
  }),
  route({
    ...post,
    path: `${at}/confirmation`,
    form: none,
    handle: async ({ ctx, services, resource }) => {
      const done = await acceptOffer(ctx, services, target(resource))
      return redirect(minePath(resource.event), {
        flash: done.ok ? p.mine.accepted : done.refusal.sentence,
      })
    },
  }),
  route({
    ...post,
    path: `${at}/transfert`,
    form: z.strictObject({
      newName: text(160, 'Donnez le prénom et le nom de cette personne.'),
      newEmail: emailField,
    }),
    handle: async ({ ctx, services, resource, form, formKeys }) => {
      const done = await transferRegistration(ctx, services, {
        ...target(resource),
        name: form.newName,
        email: form.newEmail,
      })
      // This very link has stopped working: the page of the event is what is left to show.
      if (done.ok) return redirect(eventPath(resource.event), { flash: p.mine.transferred })
      return minePage(ctx, resource, formKeys, {
        transfer: form,
        errors: { newEmail: done.refusal.sentence },
      })
    },
    invalid: ({ ctx, resource, formKeys }, { problems, typed }) =>
      minePage(ctx, resource, formKeys, {
        transfer: typed,
        errors: errorsOf(problems),
      }),
  }),
  route({
    ...post,
    path: `${at}/annulation`,
    form: none,
    handle: async ({ ctx, services, resource }) => {
      const done = await cancelRegistration(ctx, services, target(resource))
      return redirect(minePath(resource.event), {
        flash: done.ok ? p.mine.cancelled : done.refusal.sentence,
      })
    },
  }),
]
