import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { EventPartner, MeetingTable, OpenMapEvent, ProgrammeItem, Slot } from '../domain/event.ts'
import type { Participant } from '../domain/participant.ts'
import type { Refused } from '../domain/refusals.ts'
import type { Wish } from '../domain/wish.ts'
import { t } from '../messages.ts'
import { findEventBySlug, insertEvent, replacePartners, replaceProgramme } from '../store/events.ts'
import { recordOfEvent } from '../store/journal.ts'
import { saveParticipants } from '../store/participants.ts'
import { insertPlan, replaceUnavailability, type Unavailability } from '../store/plan.ts'
import { saveWishes } from '../store/wishes.ts'

/** An event with all that goes with it; every part but the event may be absent. */
export type EventParts = {
  readonly event: OpenMapEvent
  readonly programme?: readonly ProgrammeItem[]
  readonly partners?: readonly EventPartner[]
  readonly slots?: readonly Slot[]
  readonly tables?: readonly MeetingTable[]
  readonly participants?: readonly Participant[]
  readonly unavailable?: readonly Unavailability[]
  readonly wishes?: readonly Wish[]
}

/**
 * Writes a whole event at once: the demonstration territory, a copy, a restored file. The identifiers are the caller's.
 *
 * @example
 * await saveEvent(ctx, { event, programme, slots, tables, participants, wishes })
 */
export const saveEvent = async (ctx: Ctx, parts: EventParts): Promise<Result<OpenMapEvent, Refused>> => {
  const { event } = parts
  if ((await findEventBySlug(ctx.db, ctx.scope, event.slug)) !== null) {
    return refuse({ code: 'slug-taken', field: 'title', sentence: t.refusals.slugTaken(event.slug) })
  }
  await insertEvent(ctx, event)
  await replaceProgramme(ctx, event.id, parts.programme ?? [])
  await replacePartners(ctx, event.id, parts.partners ?? [])
  await insertPlan(ctx, event.id, parts.slots ?? [], parts.tables ?? [])
  const participants = parts.participants ?? []
  await saveParticipants(ctx, event.id, participants)
  const ids = participants.map(({ id }) => id)
  await replaceUnavailability(ctx, event.id, ids, parts.unavailable ?? [])
  await saveWishes(ctx, event.id, parts.wishes ?? [])
  await recordOfEvent(ctx, event, {
    action: 'event.loaded',
    after: { title: event.title, slug: event.slug, day: event.day, participants: participants.length },
  })
  return ok(event)
}

/** Replaces the programme and the organisations named on the page of an event. */
export const saveProgramme = async (
  ctx: Ctx,
  input: {
    readonly eventId: string
    readonly programme: readonly ProgrammeItem[]
    readonly partners: readonly EventPartner[]
  },
): Promise<void> => {
  await replaceProgramme(ctx, input.eventId, input.programme)
  await replacePartners(ctx, input.eventId, input.partners)
}
