import { z } from 'zod'
import { participantOf, sideOf } from '../../events/index.ts'
import { crumbsOf, slugParams } from '../../events/pages/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { optionalText } from '../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed, untouched } from '../../platform/http/formState.ts'
import { optional } from '../../platform/http/input.ts'
import { file, page, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import type { SatisfactionAnswer } from '../domain/satisfaction.ts'
import { satisfactionBy } from '../store/satisfaction.ts'
import { readCertificates } from '../usecases/readCertificates.ts'
import { respondentId, saySatisfaction } from '../usecases/saySatisfaction.ts'
import { certificatePdf } from './certificatePdf.ts'
import { p } from './messages.ts'
import { loadMine, type Mine } from './mine.ts'
import { OpinionPage } from './opinionView.tsx'
import { certificatePath, opinionPath } from './paths.ts'

const at = '/rencontres/:slug/avis'
const own = { policy: participantOf(), params: slugParams, load: loadMine } as const

/** A mark of a scale, sent as text. */
const mark = (least: number, most: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && /^\d{1,2}$/.test(value) ? Number(value) : value),
    z.int(p.opinion.missing).min(least, p.opinion.missing).max(most, p.opinion.missing),
  )

const opinionForm = z.strictObject({
  overall: mark(1, 5),
  welcome: optional(mark(1, 5)),
  programme: optional(mark(1, 5)),
  meetings: optional(mark(1, 5)),
  recommend: mark(0, 10),
  comment: optionalText(1000),
})

const valuesOf = (known: SatisfactionAnswer | null): Typed['values'] =>
  known === null
    ? {}
    : Object.fromEntries(
        (['overall', 'welcome', 'programme', 'meetings', 'recommend', 'comment'] as const).map((name) => [
          name,
          String(known[name] ?? ''),
        ]),
      )

const opinionPage = async (
  { ctx, formKeys }: { readonly ctx: Ctx; readonly formKeys: FormKeys },
  mine: Mine,
  typed: Typed = untouched,
) => {
  const { event, who } = mine
  const known = await asSystem(ctx, () => satisfactionBy(ctx.db, ctx.scope, event.id, respondentId(who)))
  const certificate = (await readCertificates(ctx, event, who)).people.length > 0
  return page({
    title: `${p.opinion.title} – ${event.title}`,
    indexed: false,
    breadcrumb: crumbsOf(event, { label: p.opinion.title }),
    body: (
      <OpinionPage
        mine={mine}
        keys={formKeys}
        clock={ctx.clock}
        known={known !== null}
        certificate={certificate ? certificatePath(event) : null}
        withMeetings={sideOf(mine.mine.participant.role) !== null}
        typed={typed === untouched ? { errors: {}, values: valuesOf(known) } : typed}
      />
    ),
    ...(typed === untouched ? {} : { status: 422 }),
  })
}

/** `avis`: what somebody thought of the day; and the proof that they were there. */
export const opinionRoutes: readonly Route[] = [
  route({
    ...own,
    method: 'GET',
    path: at,
    handle: (request) => opinionPage(request, request.resource),
  }),
  route({
    ...own,
    method: 'POST',
    path: at,
    form: opinionForm,
    handle: async (request) => {
      const { ctx, resource, form } = request
      const said = await saySatisfaction(ctx, {
        event: resource.event,
        respondent: resource.who,
        said: {
          overall: form.overall,
          welcome: form.welcome ?? null,
          programme: form.programme ?? null,
          meetings: form.meetings ?? null,
          recommend: form.recommend,
          comment: form.comment ?? null,
        },
      })
      return said.ok
        ? redirect(opinionPath(resource.event), { flash: p.opinion.saved })
        : opinionPage(request, resource, refusedForm(said.refusal, {}))
    },
    invalid: (request, body) => opinionPage(request, request.resource, invalidForm(body)),
  }),
  route({
    ...own,
    method: 'GET',
    path: '/rencontres/:slug/attestation.pdf',
    handle: async ({ ctx, resource: { event, who } }) => {
      const certificates = await readCertificates(ctx, event, who)
      return certificates.people.length === 0
        ? redirect(opinionPath(event), { flash: p.certificateNone })
        : file({
            name: `${p.certificateOf.fileName(event.slug)}.pdf`,
            mediaType: 'application/pdf',
            body: await certificatePdf(certificates, ctx.clock.now()),
          })
    },
  }),
]
