import { type OpenMapEvent, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { findApplication, writeHalfDay } from '../store/applications.ts'
import { lockCall } from '../store/calls.ts'
import {
  deleteHalfDay,
  type HalfDay,
  halfDaysOf,
  insertHalfDay,
  lockHalfDay,
  takenPlaces,
} from '../store/halfDays.ts'

/** Offers one more half-day of rehearsal. */
export const addHalfDay = async (
  ctx: Ctx,
  { event, day }: { readonly event: OpenMapEvent; readonly day: Omit<HalfDay, 'id'> },
): Promise<Result<null, Refused>> => {
  const no = (field: string, sentence: string) =>
    refuse({ code: 'half-day-invalid' as const, field, sentence })
  if (day.endsAt <= day.startsAt) return no('halfEnd', t.refusals.halfDayInvalid)
  if (!(await insertHalfDay(ctx, event.id, day))) return no('halfStart', t.refusals.halfDayExists)
  await recordOfEvent(ctx, event, { action: 'pitch-half-day.added', after: { ...day } })
  return ok(null)
}

/** Takes back a half-day that nobody chose. */
export const removeHalfDay = async (
  ctx: Ctx,
  { event, halfDayId }: { readonly event: OpenMapEvent; readonly halfDayId: string },
): Promise<Result<null, Refused>> => {
  const day = await lockHalfDay(ctx, event.id, halfDayId)
  if (day === null) return refuse({ code: 'unknown-half-day', sentence: t.refusals.unknownHalfDay })
  if ((await takenPlaces(ctx.db, ctx.scope, event.id)).has(halfDayId))
    return refuse({ code: 'half-day-taken', sentence: t.refusals.halfDayTaken })
  await deleteHalfDay(ctx, halfDayId)
  const { startsAt, place } = day
  await recordOfEvent(ctx, event, { action: 'pitch-half-day.removed', before: { startsAt, place } })
  return ok(null)
}

/** One of the chosen takes a place at a half-day, or another one than before; never beyond its places. */
export const chooseHalfDay = (
  ctx: Ctx,
  input: { readonly event: OpenMapEvent; readonly applicationId: string; readonly halfDayId: string },
): Promise<Result<HalfDay, Refused>> =>
  // The policy proved whose application it is; how many took which place is beyond their rows.
  asSystem(ctx, async () => {
    const { event, applicationId, halfDayId } = input
    const no = (code: Refused['code'], sentence: string) => refuse({ code, field: 'halfDay', sentence })
    // The call first, as whoever promotes a substitute does: an application that leaves its place takes no half-day with it.
    await lockCall(ctx, event.id)
    const day = await lockHalfDay(ctx, event.id, halfDayId)
    if (day === null) return no('unknown-half-day', t.refusals.unknownHalfDay)
    const application = await findApplication(ctx.db, ctx.scope, event.id, applicationId)
    if (application?.outcome !== 'chosen') return no('not-chosen', t.refusals.notChosen)
    const taken = (await takenPlaces(ctx.db, ctx.scope, event.id)).get(halfDayId) ?? []
    if (taken.filter((id) => id !== applicationId).length >= day.capacity)
      return no('half-day-full', t.refusals.halfDayFull)
    await writeHalfDay(ctx, applicationId, halfDayId)
    await recordOfEvent(ctx, event, {
      action: 'pitch-half-day.chosen',
      after: { applicationId, startsAt: day.startsAt },
    })
    return ok(day)
  })

/** Half-days with the places that are left to one of the chosen, who has seen none of the others. */
export const halfDaysLeft = async (
  ctx: Ctx,
  event: OpenMapEvent,
  applicationId: string,
): Promise<readonly (HalfDay & { readonly left: number })[]> => {
  const days = await halfDaysOf(ctx.db, ctx.scope, event.id)
  const taken = await asSystem(ctx, () => takenPlaces(ctx.db, ctx.scope, event.id))
  return days.map((day) => {
    const others = (taken.get(day.id) ?? []).filter((id) => id !== applicationId)
    return { ...day, left: Math.max(0, day.capacity - others.length) }
  })
}
