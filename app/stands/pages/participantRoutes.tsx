import { z } from 'zod'
import {
  type OpenMapEvent,
  type Participant,
  participantOf,
  participantsOf,
  partnersOf,
} from '../../events/index.ts'
import {
  crumbsOf,
  loadEvent,
  loadVisibleEvent,
  participantTabs,
  slugParams,
} from '../../events/pages/index.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { anyone } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { optionalText, ticked } from '../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed } from '../../platform/http/formState.ts'
import { page, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import { requestsOf } from '../store/requests.ts'
import { publicStands, standsOf } from '../store/stands.ts'
import { askForStand, takesRequests, withdrawRequest } from '../usecases/askForStand.ts'
import { ExhibitorsPage } from './exhibitorsView.tsx'
import { equipmentField } from './fields.ts'
import { p } from './messages.ts'
import { MinePage } from './mineView.tsx'
import { minePath } from './paths.ts'

const at = '/rencontres/:slug/mon-stand'

type Mine = { readonly event: OpenMapEvent; readonly participant: Participant; readonly registered: boolean }

/** The participant who came by their link; their rights show nobody's request but theirs. */
const loadMine = async (request: {
  readonly ctx: Ctx
  readonly actor: Actor
  readonly params: { readonly slug: string }
}): Promise<Mine | null> => {
  const { ctx, actor } = request
  const found = await loadEvent(request)
  if (found === null || actor.kind !== 'participant') return null
  const participant = (await participantsOf(ctx.db, ctx.scope, found.event.id)).find(
    ({ id }) => id === actor.participantId,
  )
  return participant === undefined
    ? null
    : { ...found, participant, registered: Boolean(actor.registrationId) }
}

const ownOf = async (ctx: Ctx, { event, participant }: Mine) => ({
  request:
    (await requestsOf(ctx.db, ctx.scope, event.id)).find((one) => one.participantId === participant.id) ??
    null,
  stand:
    (await standsOf(ctx.db, ctx.scope, event.id)).find((one) => one.participantId === participant.id) ?? null,
})

const minePage = async (ctx: Ctx, mine: Mine, keys: FormKeys, refused?: Typed) => {
  const { event, participant, registered } = mine
  const { request, stand } = await ownOf(ctx, mine)
  const { role } = participant
  const values = {
    needs: (request?.needs ?? []).join('\n'),
    note: request?.note ?? '',
    listed: request?.listed === true ? 'on' : '',
  }
  return page({
    title: `${p.mine.title} – ${event.title}`,
    indexed: false,
    breadcrumb: crumbsOf(event, { label: p.mine.title }),
    ...(refused === undefined ? {} : { status: 422 }),
    body: (
      <MinePage
        event={event}
        tabs={participantTabs(event, ctx.clock, { role, registered, exhibits: true })}
        stand={stand}
        request={request}
        open={takesRequests(ctx, event)}
        keys={keys}
        typed={refused ?? { errors: {}, values }}
      />
    ),
  })
}

const form = z.strictObject({
  needs: equipmentField,
  note: optionalText(1000),
  listed: ticked,
})

/** Pages of anybody, and of whoever came by a link. */
export const participantRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/rencontres/:slug/exposants',
    policy: anyone(),
    params: slugParams,
    load: loadVisibleEvent,
    handle: async ({ ctx, actor, resource: { event } }) => {
      const stands = await publicStands(ctx.db, event.id)
      const exhibitors = (await partnersOf(ctx.db, ctx.scope, event.id)).filter(
        ({ role }) => role === 'exhibitor',
      )
      const takesPart = actor.kind === 'participant' && actor.eventId === event.id
      const own = takesPart ? await requestsOf(ctx.db, ctx.scope, event.id) : []
      return page({
        title: `${p.exhibitors.title} – ${event.title}`,
        indexed: event.status !== 'draft' && stands.some(({ taken }) => taken),
        breadcrumb: crumbsOf(event, { label: p.exhibitors.title }),
        body: (
          <ExhibitorsPage
            event={event}
            stands={stands}
            announced={exhibitors.map(({ name }) => name)}
            own={!takesPart ? null : own.length > 0 ? 'see' : takesRequests(ctx, event) ? 'ask' : null}
          />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: at,
    policy: participantOf(),
    params: slugParams,
    load: loadMine,
    handle: ({ ctx, resource, formKeys }) => minePage(ctx, resource, formKeys),
  }),
  route({
    method: 'POST',
    path: at,
    policy: participantOf(),
    params: slugParams,
    form,
    load: loadMine,
    handle: async ({ ctx, resource, formKeys, form: { needs, note = null, listed } }) => {
      const { event, participant } = resource
      const asked = await askForStand(ctx, {
        event,
        participantId: participant.id,
        form: { needs: [...new Set(needs)], note, listed },
      })
      if (asked.ok) return redirect(minePath(event), { flash: p.mine.sent })
      const typed = { needs: needs.join('\n'), note: note ?? '', listed: listed ? 'on' : '' }
      return minePage(ctx, resource, formKeys, refusedForm(asked.refusal, typed))
    },
    invalid: ({ ctx, resource, formKeys }, invalid) =>
      minePage(ctx, resource, formKeys, invalidForm(invalid)),
  }),
  route({
    method: 'POST',
    path: `${at}/retrait`,
    policy: participantOf(),
    params: slugParams,
    form: z.strictObject({}),
    load: loadMine,
    handle: async ({ ctx, resource: { event, participant } }) => {
      const gone = await withdrawRequest(ctx, { event, participantId: participant.id })
      return redirect(minePath(event), { flash: gone.ok ? p.mine.withdrawn : gone.refusal.sentence })
    },
  }),
]
