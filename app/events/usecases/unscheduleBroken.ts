import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { TimetableMeeting, TimetableVersion, Unmet } from '../domain/timetable.ts'
import { t } from '../messages.ts'
import { recordOfEvent } from '../store/journal.ts'
import { releaseOccupancy } from '../store/occupancy.ts'
import { insertVersion, markPublished, meetingsOf, unmetOf, versionsOf } from '../store/timetables.ts'

/** A wish whose meeting lost its slot or its table. */
export const unmetByPlan = ({ buyerId, supplierId, weight }: TimetableMeeting): Unmet => ({
  buyerId,
  supplierId,
  weight,
  reason: { code: 'plan-changed' },
})

/**
 * The published timetable without the meetings whose slot or table is gone: a new version takes its place, as a published
 * one never changes. Those whose day changed, and only they, are told of it as of any publication. The caller holds the
 * lock of the event.
 */
export const unscheduleBroken = async (
  ctx: Ctx,
  event: OpenMapEvent,
  published: TimetableVersion,
  broken: readonly TimetableMeeting[],
): Promise<void> => {
  const gone = new Set(broken.map(({ id }) => id))
  const before = (await meetingsOf(ctx.db, ctx.scope, published.id)).filter(({ id }) => !gone.has(id))
  const kept = before.map((meeting) => ({ from: meeting.id, meeting: { ...meeting, id: newId() } }))
  const [latest] = await versionsOf(ctx.db, ctx.scope, event.id)
  const version: TimetableVersion = {
    ...published,
    id: newId(),
    number: (latest?.number ?? published.number) + 1,
    name: t.planChanged(broken.length),
    state: 'draft',
    status: 'feasible',
    objective: before.reduce((sum, { weight }) => sum + weight, 0),
    held: before.length,
    bound: null,
    heldBound: null,
    edited: true,
    createdAt: toDate(ctx.clock.now()),
    publishedAt: null,
  }
  const unmet = [...(await unmetOf(ctx.db, ctx.scope, published.id)), ...broken.map(unmetByPlan)]
  await insertVersion(
    ctx,
    event.id,
    version,
    kept.map(({ meeting }) => meeting),
    unmet,
  )
  // Whoever attends each meeting stays who they are.
  await releaseOccupancy(ctx, event.id, {
    gone: [...gone],
    kept: kept.map(({ from, meeting }) => ({ from, to: meeting.id })),
  })
  await markPublished(ctx, event.id, version.id, version.name)
  await recordOfEvent(ctx, event, {
    action: 'timetable.published',
    before: { versionId: published.id, number: published.number },
    after: { versionId: version.id, number: version.number, meetings: kept.length },
  })
  await ctx.emit({
    type: 'TimetablePublished',
    payload: { eventId: event.id, versionId: version.id, previousVersionId: published.id },
  })
}
