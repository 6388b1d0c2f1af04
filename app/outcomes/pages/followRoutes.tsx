import { z } from 'zod'
import { anyParticipant, findEventById, participantOf } from '../../events/index.ts'
import { crumbsOf, slugParams } from '../../events/pages/index.ts'
import { amountBands } from '../../meetings/index.ts'
import { optionalText } from '../../platform/http/fields.ts'
import { invalidForm } from '../../platform/http/formState.ts'
import { optional } from '../../platform/http/input.ts'
import { page, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import type { Clock } from '../../platform/kernel/dates.ts'
import { lateOutcomes } from '../domain/answer.ts'
import { sayOutcome } from '../usecases/sayOutcome.ts'
import { FollowPage, type TypedDetails } from './followView.tsx'
import { p } from './messages.ts'
import { loadMine, type Mine } from './mine.ts'
import { followPath } from './paths.ts'

const at = '/rencontres/:slug/suites'
const own = { policy: participantOf(), load: loadMine } as const
const withMeeting = slugParams.extend({ id: z.uuid() })

const followPage = (
  { ctx, formKeys }: { readonly ctx: { readonly clock: Clock }; readonly formKeys: FormKeys },
  mine: Mine,
  typed?: TypedDetails,
) =>
  page({
    title: `${p.follow.title} – ${mine.event.title}`,
    indexed: false,
    breadcrumb: crumbsOf(mine.event, { label: p.follow.title }),
    body: (
      <FollowPage mine={mine} keys={formKeys} clock={ctx.clock} {...(typed === undefined ? {} : { typed })} />
    ),
    ...(typed === undefined ? {} : { status: 422 }),
  })

/** `suites`: what followed each meeting, a week then three months later; where the link of the mail leads. */
export const followRoutes: readonly Route[] = [
  route({
    ...own,
    method: 'GET',
    path: at,
    params: slugParams,
    handle: (request) => followPage(request, request.resource),
  }),
  route({
    ...own,
    method: 'POST',
    path: `${at}/:id`,
    params: withMeeting,
    form: z.strictObject({ outcome: z.enum(lateOutcomes) }),
    handle: async ({ ctx, resource: { event, who }, params, form }) => {
      const said = await sayOutcome(ctx, {
        event,
        participantId: who.participantId,
        meetingId: params.id,
        word: { kind: 'late', outcome: form.outcome },
      })
      return redirect(followPath(event, `#rdv-${params.id}`), {
        flash: said.ok ? p.said : said.refusal.sentence,
      })
    },
    invalid: (request) => ({ ...followPage(request, request.resource), status: 422 }),
  }),
  route({
    ...own,
    method: 'POST',
    path: `${at}/:id/precisions`,
    params: withMeeting,
    form: z.strictObject({
      amountBand: optional(z.enum(amountBands)),
      reference: optionalText(100),
      note: optionalText(500),
    }),
    handle: async ({ ctx, resource: { event, who }, params, form }) => {
      const said = await sayOutcome(ctx, {
        event,
        participantId: who.participantId,
        meetingId: params.id,
        word: {
          kind: 'details',
          amountBand: form.amountBand ?? null,
          reference: form.reference ?? null,
          note: form.note ?? null,
        },
      })
      return redirect(followPath(event, `#rdv-${params.id}`), {
        flash: said.ok ? p.follow.saved : said.refusal.sentence,
      })
    },
    invalid: (request, body) =>
      followPage(request, request.resource, {
        meetingId: request.params.id,
        ...invalidForm(body),
      } as TypedDetails),
  }),
  route({
    method: 'GET',
    path: '/mes-suites',
    policy: anyParticipant(),
    handle: async ({ ctx, actor }) => {
      const event =
        actor.kind === 'participant' ? await findEventById(ctx.db, ctx.scope, actor.eventId) : null
      return redirect(event === null ? '/rencontres' : followPath(event))
    },
  }),
]
