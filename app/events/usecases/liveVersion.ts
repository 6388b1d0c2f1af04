import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { PARTIES, type TimetableVersion } from '../domain/timetable.ts'
import { lockEvent } from '../store/events.ts'
import { recordOfEvent } from '../store/journal.ts'
import { insertVersion, publishedVersionId, versionsOf } from '../store/timetables.ts'

/** The version that participants see, or null. */
export const publishedVersion = (ctx: Ctx, eventId: string): Promise<string | null> =>
  publishedVersionId(ctx.db, ctx.scope, eventId)

/** Parties who book themselves write in the published version: made empty for the first of them. */
export const liveVersion = async (ctx: Ctx, event: OpenMapEvent): Promise<string> => {
  const present = await publishedVersionId(ctx.db, ctx.scope, event.id)
  if (present !== null) return present
  await lockEvent(ctx, event.id)
  const meanwhile = await publishedVersionId(ctx.db, ctx.scope, event.id)
  if (meanwhile !== null) return meanwhile
  const now = toDate(ctx.clock.now())
  const [latest] = await versionsOf(ctx.db, ctx.scope, event.id)
  const version: TimetableVersion = {
    id: newId(),
    number: (latest?.number ?? 0) + 1,
    name: null,
    state: 'published',
    seed: 0,
    steps: 0,
    status: 'feasible',
    objective: 0,
    bound: null,
    held: 0,
    heldBound: null,
    evenWeights: false,
    wished: 0,
    pins: 0,
    inputHash: '',
    engine: PARTIES,
    edited: true,
    createdAt: now,
    publishedAt: now,
  }
  await insertVersion(ctx, event.id, version, [], [])
  await recordOfEvent(ctx, event, {
    action: 'timetable.opened',
    after: { versionId: version.id, number: version.number },
  })
  return version.id
}
