import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { type AgendaLine, agendaOf } from '../domain/agenda.ts'
import type { MeetingTable, OpenMapEvent } from '../domain/event.ts'
import type { Participant } from '../domain/participant.ts'
import type { Refused } from '../domain/refusals.ts'
import type { TimetableVersion } from '../domain/timetable.ts'
import { t } from '../messages.ts'
import { participantsOf } from '../store/participants.ts'
import { slotsOf, tablesOf, unavailabilityOf } from '../store/plan.ts'
import { meetingsOf, versionsOf } from '../store/timetables.ts'
import { videoKey, videosOf } from '../store/videos.ts'

/** The day of one participant as published; `version` is null while nothing is. */
export type Agenda = {
  readonly event: OpenMapEvent
  readonly participant: Participant
  readonly version: TimetableVersion | null
  readonly lines: readonly AgendaLine[]
  readonly others: ReadonlyMap<string, Participant>
  readonly tables: ReadonlyMap<string, MeetingTable>
}

export type AgendasOfDay = {
  readonly version: TimetableVersion | null
  readonly participants: readonly Participant[]
  readonly agendaOf: (participant: Participant) => Agenda
}

/** The published agendas of everybody, read once. */
export const getAgendas = async (ctx: Ctx, event: OpenMapEvent): Promise<AgendasOfDay> => {
  const participants = await participantsOf(ctx.db, ctx.scope, event.id)
  const version =
    (await versionsOf(ctx.db, ctx.scope, event.id)).find(({ state }) => state === 'published') ?? null
  const meetings = version === null ? [] : await meetingsOf(ctx.db, ctx.scope, version.id)
  const unavailable = await unavailabilityOf(ctx.db, ctx.scope, event.id)
  const used = new Set(meetings.map(({ slotId }) => slotId))
  const slots = (await slotsOf(ctx.db, ctx.scope, event.id)).filter(
    ({ id, active }) => active || used.has(id),
  )
  const tables = new Map((await tablesOf(ctx.db, ctx.scope, event.id)).map((table) => [table.id, table]))
  const videos = await videosOf(ctx.db, ctx.scope, event.id)
  const withVideo =
    (id: string) =>
    (line: AgendaLine): AgendaLine => {
      if (line.kind !== 'meeting') return line
      // One of the two is the buyer: the key of the pair is known in one order only.
      const video =
        videos.get(videoKey({ buyerId: id, supplierId: line.otherId })) ??
        videos.get(videoKey({ buyerId: line.otherId, supplierId: id }))
      return video === undefined ? line : { ...line, video }
    }
  const others = new Map(participants.map((one) => [one.id, one]))
  return {
    version,
    participants,
    agendaOf: (participant) => {
      const closed = new Set(
        unavailable
          .filter(({ participantId }) => participantId === participant.id)
          .map(({ slotId }) => slotId),
      )
      const lines =
        version === null
          ? []
          : agendaOf(participant.id, slots, meetings, closed).map(withVideo(participant.id))
      return { event, participant, version, lines, others, tables }
    },
  }
}

/** The published agenda of one participant. */
export const getAgenda = async (
  ctx: Ctx,
  { event, participantId }: { readonly event: OpenMapEvent; readonly participantId: string },
): Promise<Result<Agenda, Refused>> => {
  const day = await getAgendas(ctx, event)
  const participant = day.participants.find(({ id }) => id === participantId)
  return participant === undefined
    ? refuse({ code: 'unknown-participant', sentence: t.refusals.unknownParticipant })
    : ok(day.agendaOf(participant))
}
