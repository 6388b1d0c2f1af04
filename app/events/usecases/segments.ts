import type { Ctx } from '../../platform/database/context.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { type Participant, type ParticipantRole, participantRoles, sideOf } from '../domain/participant.ts'
import { meetingsAsked } from '../domain/toProblem.ts'
import { t } from '../messages.ts'
import { meetingDayOf } from '../store/day.ts'
import { participantsOf } from '../store/participants.ts'
import { meetingsOf } from '../store/timetables.ts'
import { wishesOf } from '../store/wishes.ts'
import type { Addressee, EventContribution, EventSegment } from './contribution.ts'
import { getAgendas } from './getAgenda.ts'
import { publishedVersion } from './liveVersion.ts'

/** Everybody who represents these participants. */
export const addresseesOf = (participants: readonly Participant[]): readonly Addressee[] =>
  participants.flatMap(({ id, displayName, representatives }) =>
    representatives.map(({ name, email }) => ({ participantId: id, body: displayName, name, email })),
  )

const ofRole = (role: ParticipantRole): EventSegment => ({
  code: `role-${role}`,
  label: t.rolesMany[role],
  people: async (ctx, event) =>
    addresseesOf((await participantsOf(ctx.db, ctx.scope, event.id)).filter((one) => one.role === role)),
})

const everybody: EventSegment = {
  code: 'everybody',
  label: t.segments.everybody,
  people: async (ctx, event) => addresseesOf(await participantsOf(ctx.db, ctx.scope, event.id)),
}

const parties = async (ctx: Ctx, event: OpenMapEvent): Promise<readonly Participant[]> =>
  (await participantsOf(ctx.db, ctx.scope, event.id)).filter(({ role }) => sideOf(role) !== null)

const silent: EventSegment = {
  code: 'silent',
  label: t.segments.silent,
  people: async (ctx, event) => {
    const said = new Set((await wishesOf(ctx.db, ctx.scope, event.id)).map(({ fromId }) => fromId))
    return addresseesOf((await parties(ctx, event)).filter(({ id }) => !said.has(id)))
  },
}

/** Nobody as long as no timetable is published: it would be everybody. */
const withoutMeeting: EventSegment = {
  code: 'without-meeting',
  label: t.segments.withoutMeeting,
  people: async (ctx, event) => {
    const { version, participants, agendaOf } = await getAgendas(ctx, event)
    if (version === null) return []
    return addresseesOf(
      participants.filter(
        (one) => sideOf(one.role) !== null && !agendaOf(one).lines.some(({ kind }) => kind === 'meeting'),
      ),
    )
  },
}

/** What participants, wishes and meetings bring: whom the organiser may write to, what was asked for and planned. */
export const segmentsOfEvents: EventContribution = {
  funnel: async (ctx, event) => {
    const asked = meetingsAsked(await meetingDayOf(ctx.db, ctx.scope, event)).length
    const version = await publishedVersion(ctx, event.id)
    const planned = version === null ? 0 : (await meetingsOf(ctx.db, ctx.scope, version)).length
    return [
      { of: 'meetings', label: t.funnel.asked, value: asked },
      { of: 'meetings', label: t.funnel.planned, value: planned },
    ]
  },
  segments: [everybody, ...participantRoles.map(ofRole), silent, withoutMeeting],
}
