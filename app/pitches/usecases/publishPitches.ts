import {
  type OpenMapEvent,
  programmeOf,
  recordOfEvent,
  saveSession,
  sessionFormOf,
} from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { Application } from '../domain/application.ts'
import type { Call } from '../domain/call.ts'
import { moved } from '../domain/decision.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { chosenOf, writePosition } from '../store/applications.ts'
import { lockCall, markCall } from '../store/calls.ts'

type Hours = { readonly start: string | null; readonly end: string | null }

/** Writes the chosen, in their order of passage, in the session of pitches: its own, the first one of the programme, or a new one. */
const writeSession = async (
  ctx: Ctx,
  event: OpenMapEvent,
  call: Call,
  chosen: readonly Application[],
  hours: Hours | null,
): Promise<Result<string, Refused>> => {
  const pitches = (await programmeOf(ctx.db, ctx.scope, event.id)).filter(({ kind }) => kind === 'pitch')
  const session = pitches.find(({ id }) => id === call.programmeItemId) ?? pitches[0]
  const before =
    session === undefined
      ? { kind: 'pitch' as const, title: t.session, room: null, description: null }
      : sessionFormOf(session)
  const saved = await saveSession(ctx, {
    eventId: event.id,
    sessionId: session?.id,
    form: {
      ...before,
      start: hours?.start ?? (session === undefined ? null : sessionFormOf(session).start),
      end: hours?.end ?? (session === undefined ? null : sessionFormOf(session).end),
      speakers: chosen.map(({ structure }) => structure).join('\n'),
    },
  })
  return saved.ok
    ? ok(saved.value.id)
    : refuse({
        code: 'programme-refused',
        field: saved.refusal.field ?? 'start',
        sentence: saved.refusal.sentence,
      })
}

/** Shows the chosen on the public programme, in their order of passage. Done again, it writes them again. */
export const publishPitches = async (
  ctx: Ctx,
  { event, hours }: { readonly event: OpenMapEvent; readonly hours: Hours },
): Promise<Result<number, Refused>> => {
  const call = await lockCall(ctx, event.id)
  if (call === null) return refuse({ code: 'no-call', sentence: t.refusals.noCall })
  if (call.answeredAt === null) return refuse({ code: 'not-answered', sentence: t.refusals.notAnswered })
  const chosen = await chosenOf(ctx.db, ctx.scope, event.id)
  const written = await writeSession(ctx, event, call, chosen, hours)
  if (!written.ok) return written
  await markCall(ctx, call, {
    published_at: toDate(ctx.clock.now()),
    programme_item_id: written.value,
  })
  await recordOfEvent(ctx, event, { action: 'pitches.published', after: { count: chosen.length } })
  return ok(chosen.length)
}

/** The programme follows what was changed, once it shows the chosen. */
export const publishAgain = async (
  ctx: Ctx,
  event: OpenMapEvent,
  call: Call,
): Promise<Result<null, Refused>> => {
  if (call.publishedAt === null) return ok(null)
  const written = await writeSession(ctx, event, call, await chosenOf(ctx.db, ctx.scope, event.id), null)
  return written.ok ? ok(null) : written
}

/** Moves one of the chosen by one place; the programme follows once it shows them. */
export const movePitch = async (
  ctx: Ctx,
  input: { readonly event: OpenMapEvent; readonly applicationId: string; readonly by: -1 | 1 },
): Promise<Result<null, Refused>> => {
  const { event, applicationId } = input
  const call = await lockCall(ctx, event.id)
  if (call === null) return refuse({ code: 'no-call', sentence: t.refusals.noCall })
  const chosen = await chosenOf(ctx.db, ctx.scope, event.id)
  const order = chosen.map(({ id }) => id)
  if (!order.includes(applicationId)) return refuse({ code: 'not-chosen', sentence: t.refusals.notChosen })
  const after = moved(order, applicationId, input.by)
  for (const [index, id] of after.entries()) {
    if (order[index] !== id) await writePosition(ctx, id, index + 1)
  }
  await recordOfEvent(ctx, event, {
    action: 'pitch-order.changed',
    before: { order: [...order] },
    after: { order: [...after] },
  })
  return publishAgain(ctx, event, call)
}
