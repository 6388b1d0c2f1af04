import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { ProgrammeItem } from '../domain/event.ts'
import { clashOf, inOrder, type SessionForm, sessionOf } from '../domain/programme.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { findEventById, lockEvent, programmeOf, raiseRevision, replaceProgramme } from '../store/events.ts'
import { recordOfEvent } from '../store/journal.ts'

/** A day has ten or twenty sessions: beyond this it is a mistake. */
const MOST_SESSIONS = 200

/** What the journal keeps of a session: speakers are people, and stay out of it. */
const told = ({ kind, title, startsAt, endsAt, room }: ProgrammeItem) => ({
  kind,
  title,
  startsAt,
  endsAt,
  room,
})

/** Adds a session to the programme, or changes the one named; the programme is put in order again. */
export const saveSession = async (
  ctx: Ctx,
  input: { readonly eventId: string; readonly sessionId?: string | undefined; readonly form: SessionForm },
): Promise<Result<ProgrammeItem, Refused>> => {
  const event = await findEventById(ctx.db, ctx.scope, input.eventId)
  if (event === null) return refuse({ code: 'unknown-event', sentence: t.refusals.unknownEvent })
  const made = sessionOf(event.day, input.form)
  if (!made.ok) return made
  await lockEvent(ctx, event.id)
  const programme = await programmeOf(ctx.db, ctx.scope, event.id)
  const { sessionId } = input
  if (sessionId !== undefined && !programme.some(({ id }) => id === sessionId))
    return refuse({ code: 'unknown-session', sentence: t.refusals.unknownSession })
  if (sessionId === undefined && programme.length >= MOST_SESSIONS)
    return refuse({ code: 'too-many-sessions', sentence: t.refusals.tooManySessions(MOST_SESSIONS) })
  // The identifier stays: calendars that hold the session move it instead of doubling it.
  const session = { ...made.value, id: sessionId ?? newId(), position: programme.length + 1 }
  const clash = clashOf(session, programme)
  if (clash !== null)
    return refuse({
      code: 'sessions-overlap',
      field: session.room === null ? 'room' : 'start',
      sentence: t.refusals.sessionsOverlap(
        session.title,
        clash.title,
        session.room === null || clash.room === null ? null : session.room,
      ),
    })
  const changed =
    sessionId === undefined
      ? [...programme, session]
      : programme.map((item) => (item.id === sessionId ? session : item))
  await replaceProgramme(ctx, event.id, inOrder(changed))
  await raiseRevision(ctx, event.id)
  const before = programme.find(({ id }) => id === session.id)
  await recordOfEvent(ctx, event, {
    action: 'programme.session-saved',
    ...(before === undefined ? {} : { before: told(before) }),
    after: told(session),
  })
  return ok(session)
}

/** Takes a session out of the programme; the refusal of one already gone says so. */
export const removeSession = async (
  ctx: Ctx,
  input: { readonly eventId: string; readonly sessionId: string },
): Promise<Result<ProgrammeItem, Refused>> => {
  const event = await findEventById(ctx.db, ctx.scope, input.eventId)
  if (event === null) return refuse({ code: 'unknown-event', sentence: t.refusals.unknownEvent })
  await lockEvent(ctx, event.id)
  const programme = await programmeOf(ctx.db, ctx.scope, event.id)
  const session = programme.find(({ id }) => id === input.sessionId)
  if (session === undefined) return refuse({ code: 'unknown-session', sentence: t.refusals.unknownSession })
  await replaceProgramme(ctx, event.id, inOrder(programme.filter((item) => item !== session)))
  await raiseRevision(ctx, event.id)
  await recordOfEvent(ctx, event, { action: 'programme.session-removed', before: told(session) })
  return ok(session)
}
