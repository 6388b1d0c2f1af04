import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { brokenBy, changeOfPlan, type PlanChange, type PlanForm, slotsOfPlan } from '../domain/plan.ts'
import type { Refused } from '../domain/refusals.ts'
import type { TimetableMeeting, TimetableVersion } from '../domain/timetable.ts'
import { t } from '../messages.ts'
import { findEventById, lockEvent } from '../store/events.ts'
import { recordOfEvent } from '../store/journal.ts'
import { applyPlan, slotsOf, tablesOf } from '../store/plan.ts'
import { insertUnmet, meetingsOf, removeMeetings, updateFigures, versionsOf } from '../store/timetables.ts'
import { unmetByPlan, unscheduleBroken } from './unscheduleBroken.ts'

export type BrokenMeeting = TimetableMeeting & { readonly version: TimetableVersion }

export type PlanOutcome = { readonly change: PlanChange; readonly broken: readonly BrokenMeeting[] }

/** A refusal that carries the meetings to read before confirming. */
export type PlanRefused = Refused & { readonly broken?: readonly BrokenMeeting[] }

/**
 * Gives an event its slots and tables. A plan that would take the slot or the table of meetings away is refused with
 * their list until `confirmed`: then those of the drafts become unmet wishes, and a version without those of the published
 * one takes its place, which tells whoever loses a meeting. Nobody is left with an hour that no longer exists.
 */
export const updateEventPlan = async (
  ctx: Ctx,
  input: { readonly eventId: string; readonly form: Omit<PlanForm, 'day'>; readonly confirmed?: boolean },
): Promise<Result<PlanOutcome, PlanRefused>> => {
  const event = await findEventById(ctx.db, ctx.scope, input.eventId)
  if (event === null) return refuse({ code: 'unknown-event', sentence: t.refusals.unknownEvent })
  const spans = slotsOfPlan({ ...input.form, day: event.day }, event.zone)
  if (!spans.ok) return spans
  await lockEvent(ctx, event.id)
  const slots = await slotsOf(ctx.db, ctx.scope, event.id)
  const tables = await tablesOf(ctx.db, ctx.scope, event.id)
  const change = changeOfPlan(slots, tables, { spans: spans.value, tables: input.form.tables })
  const broken = await brokenMeetings(ctx, event.id, change)
  if (broken.length > 0 && input.confirmed !== true) {
    return refuse({
      code: 'plan-breaks-meetings',
      field: change.retiredTableIds.length > 0 ? 'tables' : 'count',
      sentence: t.refusals.planBreaks(broken.length),
      broken,
    })
  }
  await applyPlan(ctx, event.id, change)
  await dropFromDrafts(ctx, event.id, broken)
  const lost = broken.filter(({ version }) => version.state === 'published')
  const [first] = lost
  if (first !== undefined) await unscheduleBroken(ctx, event, first.version, lost)
  await recordOfEvent(ctx, event, {
    action: 'event.plan-changed',
    before: {
      slots: slots.filter(({ active }) => active).length,
      tables: tables.filter(({ active }) => active).length,
    },
    after: { slots: spans.value.length, tables: input.form.tables },
  })
  return ok({ change, broken })
}

const brokenMeetings = async (ctx: Ctx, eventId: string, change: PlanChange): Promise<BrokenMeeting[]> => {
  if (change.retiredSlotIds.length === 0 && change.retiredTableIds.length === 0) return []
  const found: BrokenMeeting[] = []
  for (const version of await versionsOf(ctx.db, ctx.scope, eventId)) {
    if (version.state === 'replaced') continue
    const meetings = await meetingsOf(ctx.db, ctx.scope, version.id)
    found.push(...brokenBy(meetings, change).map((meeting) => ({ ...meeting, version })))
  }
  return found
}

const dropFromDrafts = async (ctx: Ctx, eventId: string, broken: readonly BrokenMeeting[]): Promise<void> => {
  const drafts = new Map(
    broken.filter(({ version }) => version.state === 'draft').map(({ version }) => [version.id, version]),
  )
  for (const version of drafts.values()) {
    const lost = broken.filter((meeting) => meeting.version.id === version.id)
    await removeMeetings(
      ctx,
      lost.map(({ id }) => id),
    )
    await insertUnmet(ctx, eventId, version.id, lost.map(unmetByPlan))
    await updateFigures(ctx, {
      ...version,
      status: 'feasible',
      objective: version.objective - lost.reduce((sum, { weight }) => sum + weight, 0),
      held: version.held - lost.length,
      bound: null,
      heldBound: null,
      edited: true,
    })
  }
}
