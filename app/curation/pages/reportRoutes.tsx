import { z } from 'zod'
import type { Structure } from '../../directory/index.ts'
import {
  identitySection,
  kindsSection,
  loadStructure,
  recordPath,
  slugParams,
} from '../../directory/pages/index.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { anyone } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { Typed } from '../../platform/http/formState.ts'
import { errorsOf } from '../../platform/http/formState.ts'
import { optional } from '../../platform/http/input.ts'
import { page, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import { t } from '../messages.ts'
import { reportedFields } from '../store/proposals.ts'
import { proposeCorrection } from '../usecases/propose.ts'
import { p } from './messages.ts'
import { type SubjectWord, subjectWords } from './paths.ts'
import { changeOf, reportForm, subjectField } from './reportForm.ts'
import { ReportPage, SubjectsPage } from './reportView.tsx'
import { statusOf, tooMany, typedOf, wordsOf } from './shared.tsx'

const at = '/structures/:slug/signaler'
const r = p.report

type Asked = {
  readonly ctx: Ctx
  readonly actor: Actor
  readonly formKeys: FormKeys
  readonly resource: { readonly structure: Structure }
}

const framed = (structure: Structure, body: Parameters<typeof page>[0]['body'], status: number) =>
  page({
    title: `${r.title} – ${structure.name}`,
    status,
    indexed: false,
    breadcrumb: [
      { label: p.directory, href: '/structures' },
      { label: structure.name, href: recordPath(structure) },
      { label: r.title },
    ],
    body,
  })

const subjectsPage = async ({ ctx, resource: { structure } }: Asked, error?: string) =>
  framed(
    structure,
    <SubjectsPage
      structure={structure}
      reported={await reportedFields(ctx.db, structure.id)}
      error={error}
    />,
    error === undefined ? 200 : 422,
  )

/** What the record says, as it is typed; its address is shown to nobody but those who keep it. */
const present = async ({ ctx, actor, resource: { structure } }: Asked) => ({
  ...(await identitySection.values({ ctx, actor, structure })),
  ...(await kindsSection.values({ ctx, actor, structure })),
  email: '',
})

const reportPage = async (
  asked: Asked,
  chosen: readonly SubjectWord[],
  typed: Typed,
  status = statusOf(typed),
) => {
  const { ctx, actor, formKeys, resource } = asked
  return framed(
    resource.structure,
    <ReportPage
      structure={resource.structure}
      reported={await reportedFields(ctx.db, resource.structure.id)}
      chosen={chosen}
      keys={formKeys}
      typed={typed}
      signedIn={actor.kind === 'person'}
    />,
    status,
  )
}

const chosenIn = (text: string | undefined): SubjectWord[] =>
  subjectWords.filter((word) => (text ?? '').split('\n').includes(word))

export const reportRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: anyone(),
    params: slugParams,
    query: z.strictObject({ sujet: subjectField, suite: optional(z.literal('oui')) }),
    load: loadStructure,
    handle: async (request) => {
      const { sujet, suite } = request.query
      if (sujet.length === 0) return subjectsPage(request, suite === undefined ? undefined : r.whichMissing)
      return reportPage(request, sujet, { errors: {}, values: await present(request) })
    },
  }),
  route({
    method: 'POST',
    path: at,
    policy: anyone(),
    params: slugParams,
    form: reportForm,
    load: loadStructure,
    handle: async (request) => {
      const { ctx, actor, services, caller, form } = request
      const { structure } = request.resource
      if (form.sujet.length === 0) return subjectsPage(request, r.whichMissing)
      const { version, sujet, ...rest } = form
      const values = { ...typedOf(rest), version: String(version) }
      const again = (errors: Typed['errors'], status?: number) =>
        reportPage(
          request,
          sujet,
          {
            errors,
            values: { ...values, ...(status === 409 ? { version: String(structure.version) } : {}) },
          },
          status,
        )
      // What was left as it was read must not pass for a wish to undo what somebody changed since.
      if (version !== structure.version) return again({ form: t.refusals.changedMeanwhile }, 409)
      const change = await changeOf(form, { ctx, actor, structure })
      if (!change.ok) return again({ [change.refusal.field ?? 'form']: change.refusal.sentence })
      const wait = await tooMany(services, caller.address)
      if (wait !== null) return again({ form: wait }, 429)
      const words = wordsOf(form)
      const made = await proposeCorrection(ctx, {
        structure,
        change: change.value,
        // With an account the answer comes by its notices.
        words: actor.kind === 'person' ? { ...words, email: null } : words,
      })
      if (!made.ok) return again({ [made.refusal.field ?? 'message']: made.refusal.sentence })
      return redirect(recordPath(structure), { flash: made.value.joined ? r.joined : r.sent })
    },
    invalid: async (request, { problems, typed }) => {
      const chosen = chosenIn(typed.sujet)
      const errors = errorsOf(problems)
      return chosen.length === 0
        ? subjectsPage(request, r.whichMissing)
        : reportPage(request, chosen, { errors, values: typed })
    },
  }),
]
