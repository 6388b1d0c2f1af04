import { z } from 'zod'
import { participantOf } from '../../events/index.ts'
import { crumbsOf, eventPath, slugParams } from '../../events/pages/index.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { id, optionalText } from '../../platform/http/fields.ts'
import { errorsOf } from '../../platform/http/formState.ts'
import { optional } from '../../platform/http/input.ts'
import { page, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import { today } from '../../platform/kernel/dates.ts'
import { stillOpen } from '../domain/rules.ts'
import { cancelMeeting } from '../usecases/cancelMeeting.ts'
import { readParty } from '../usecases/readParty.ts'
import { type Answer, answerRequest, requestMeeting } from '../usecases/requestMeeting.ts'
import { p } from './messages.ts'
import { RequestsPage } from './requestsView.tsx'
import { loadParty, type Shown, tabsOf, type WithParty } from './shared.ts'

const at = '/rencontres/:slug/demandes'
const mine = { policy: participantOf(), params: slugParams, load: loadParty } as const

const requestsPage = (
  { ctx, actor, formKeys }: { readonly ctx: Ctx; readonly actor: Actor; readonly formKeys: FormKeys },
  { event, view }: WithParty,
  about: { readonly askedId?: string | undefined; readonly cancelling?: string },
  typed?: Pick<Shown, 'errors' | 'values'>,
) =>
  page({
    title: `${p.requests.title} – ${event.title}`,
    indexed: false,
    breadcrumb: crumbsOf(event, { label: p.requests.title }),
    body: (
      <RequestsPage
        view={view}
        keys={formKeys}
        open={stillOpen(view.rules, event, today(ctx.clock, event.zone).toString())}
        asked={view.others.find((other) => other.id === about.askedId) ?? null}
        cancelling={about.cancelling ?? null}
        shown={{
          errors: typed?.errors ?? {},
          values: typed?.values ?? {},
          departments: [],
          tabs: tabsOf({ ctx, actor }, { event, view }),
        }}
      />
    ),
    ...(typed === undefined ? {} : { status: 422 }),
  })

export const requestsRoutes: readonly Route[] = [
  route({
    ...mine,
    method: 'GET',
    path: at,
    query: z.strictObject({ avec: optional(id) }),
    handle: (request) => requestsPage(request, request.resource, { askedId: request.query.avec }),
  }),
  route({
    ...mine,
    method: 'POST',
    path: at,
    form: z.strictObject({
      to: id,
      slot: z.uuid('Choisissez un créneau.'),
      message: optionalText(500),
    }),
    handle: async (request) => {
      const { ctx, services, resource, form } = request
      const { event, view } = resource
      const asked = await requestMeeting(ctx, services, {
        event,
        fromId: view.party.id,
        toId: form.to,
        slotId: form.slot,
        message: form.message ?? null,
      })
      if (asked.ok)
        return redirect(eventPath(event, '/demandes'), {
          flash: asked.value.state === 'accepted' ? p.requests.taken : p.requests.asked,
        })
      // The slots that are left are read again: somebody was faster.
      const now = await readParty(ctx, event, view.party.id)
      return requestsPage(
        request,
        { event, view: now ?? view },
        { askedId: form.to },
        {
          errors: { [asked.refusal.field ?? 'form']: asked.refusal.sentence },
          values: { slot: form.slot, message: form.message ?? '' },
        },
      )
    },
    invalid: (request, { problems, typed }) =>
      requestsPage(
        request,
        request.resource,
        { askedId: typed.to },
        {
          errors: errorsOf(problems),
          values: typed,
        },
      ),
  }),
  route({
    ...mine,
    method: 'POST',
    path: `${at}/:id/reponse`,
    params: slugParams.extend({ id: z.uuid() }),
    form: z.strictObject({
      answer: z.enum(['accept', 'decline', 'withdraw']),
      slot: optional(id),
      reason: optionalText(300),
    }),
    handle: async ({ ctx, services, resource: { event, view }, params, form }) => {
      const request = view.requests.find((one) => one.id === params.id)
      const answer: Answer =
        form.answer === 'accept'
          ? { kind: 'accept', slotId: form.slot ?? request?.slotId ?? '' }
          : form.answer === 'decline'
            ? { kind: 'decline', reason: form.reason ?? null }
            : { kind: 'withdraw' }
      const done = await answerRequest(ctx, services, {
        event,
        requestId: params.id,
        participantId: view.party.id,
        answer,
      })
      const words = {
        accept: p.requests.accepted,
        decline: p.requests.declined,
        withdraw: p.requests.withdrawn,
      }
      return redirect(eventPath(event, '/demandes'), {
        flash: done.ok ? words[form.answer] : done.refusal.sentence,
      })
    },
  }),
  route({
    ...mine,
    method: 'POST',
    path: `${at}/:id/annulation`,
    params: slugParams.extend({ id: z.uuid() }),
    form: z.strictObject({ word: optionalText(300) }),
    handle: async (request) => {
      const { ctx, services, resource, params, form } = request
      const { event, view } = resource
      const cancelled = await cancelMeeting(ctx, services, {
        event,
        requestId: params.id,
        participantId: view.party.id,
        word: form.word ?? null,
      })
      if (cancelled.ok) {
        const { request: over, told } = cancelled.value
        const otherId = over.fromId === view.party.id ? over.toId : over.fromId
        const name = view.others.find(({ id: one }) => one === otherId)?.displayName ?? ''
        return redirect(eventPath(event, '/demandes'), {
          flash: told ? p.requests.cancelled(name) : p.requests.cancelledUntold(name),
        })
      }
      // Somebody was faster, or the meeting has begun: the page shows how things stand.
      const now = await readParty(ctx, event, view.party.id)
      return requestsPage(
        request,
        { event, view: now ?? view },
        { cancelling: params.id },
        { errors: { form: cancelled.refusal.sentence }, values: { word: form.word ?? '' } },
      )
    },
    invalid: (request, { problems, typed }) =>
      requestsPage(
        request,
        request.resource,
        { cancelling: request.params.id },
        {
          errors: errorsOf(problems),
          values: typed,
        },
      ),
  }),
]
