import type { Addressee, EventAction, EventContribution, OpenMapEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { today } from '../../platform/kernel/dates.ts'
import { placesLeft, stateOfCall } from '../domain/call.ts'
import type { RegistrationState } from '../domain/registration.ts'
import { t } from '../messages.ts'
import { findCall, rolesOf } from '../store/calls.ts'
import { registrationsOf } from '../store/registrations.ts'
import { abandonedBodies } from './abandonedBodies.ts'
import { copyCall, moveCall } from './copyCall.ts'
import { listedBodies } from './listedBodies.ts'

const listAction = ({ slug }: OpenMapEvent): EventAction => ({
  label: t.action.list,
  text: t.action.listText,
  href: `/rencontres/${slug}/participants`,
  primary: false,
})

const inState =
  (...states: readonly RegistrationState[]) =>
  async (ctx: Ctx, event: OpenMapEvent): Promise<readonly Addressee[]> =>
    (await registrationsOf(ctx.db, ctx.scope, event.id))
      .filter(({ state }) => states.includes(state))
      .map(({ participantId, bodyName, name, email }) => ({
        participantId,
        body: bodyName ?? name ?? '',
        name,
        email,
      }))

/** What registrations bring to the pages of an event. */
export const registrationsOfEvent: EventContribution = {
  clone: copyCall,
  moved: moveCall,
  // Those confirmed are participants.
  addresses: async (ctx, event) =>
    (await registrationsOf(ctx.db, ctx.scope, event.id)).flatMap(({ id, state, email }) =>
      (state === 'waiting' || state === 'offered') && email !== null ? [{ id, email }] : [],
    ),
  actions: async (ctx, event) => {
    const call = event.status === 'published' ? await findCall(ctx.db, ctx.scope, event.id) : null
    if (call === null) return []
    const list = (await listedBodies(ctx, event)).length > 0 ? [listAction(event)] : []
    const href = `/rencontres/${event.slug}/inscription`
    const state = stateOfCall(call, today(ctx.clock, event.zone).toString())
    if (state === 'closed') return list
    if (state === 'not-yet')
      return [
        { label: t.action.see, text: t.action.soon(formatDate(call.opensOn)), href, primary: false },
        ...list,
      ]
    const left = (await rolesOf(ctx.db, ctx.scope, event.id)).map((role) => placesLeft(call, role))
    const most = left.some((one) => one === null) ? null : Math.max(0, ...left.flatMap((one) => one ?? []))
    const places = most === null ? '' : t.action.left(most)
    return [
      {
        label: t.action.label,
        text: t.action.open(formatDate(call.closesOn), places),
        href,
        primary: true,
      },
      ...list,
    ]
  },
  funnel: async (ctx, event) => {
    const all = await registrationsOf(ctx.db, ctx.scope, event.id)
    const count = (...states: readonly RegistrationState[]): number =>
      all.filter(({ state }) => states.includes(state)).length
    return all.length === 0
      ? []
      : [
          { of: 'people', label: t.funnel.asked, value: all.length },
          { of: 'people', label: t.funnel.confirmed, value: count('confirmed') },
        ]
  },
  segments: [
    { code: 'registered', label: t.segments.registered, people: inState('confirmed') },
    { code: 'waiting', label: t.segments.waiting, people: inState('waiting', 'offered') },
  ],
  steps: async (ctx, event) => {
    const call = await findCall(ctx.db, ctx.scope, event.id)
    const waiting =
      call === null
        ? 0
        : (await registrationsOf(ctx.db, ctx.scope, event.id)).filter(({ state }) => state === 'waiting')
            .length
    const abandoned = await abandonedBodies(ctx, event)
    return [
      ...(abandoned.length === 0
        ? []
        : [
            {
              phase: 'before' as const,
              title: t.abandoned.title,
              text: t.abandoned.text(abandoned.map(({ displayName }) => displayName)),
              href: `/rencontres/${event.slug}/organisation/inscriptions#sans-personne`,
              done: false,
              due: event.day,
            },
          ]),
      {
        phase: 'before',
        title: t.step.title,
        text: call === null ? t.step.none : t.step.text(call.taken, call.places, waiting),
        href: `/rencontres/${event.slug}/organisation/inscriptions`,
        done: call !== null,
        due: null,
      },
    ]
  },
}
