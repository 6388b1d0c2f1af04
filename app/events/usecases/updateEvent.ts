import { changesBetween } from '../../accounts/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { tidy } from '../../platform/kernel/text.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { findEventById, lockEvent, updateEvent as write } from '../store/events.ts'
import { recordOfEvent } from '../store/journal.ts'

/** What an organiser may change of an event; the address stays, so that links keep working. */
export type EventChange = Partial<
  Pick<
    OpenMapEvent,
    | 'title'
    | 'theme'
    | 'description'
    | 'seriesRank'
    | 'series'
    | 'programmeFinal'
    | 'venue'
    | 'capacity'
    | 'funding'
    | 'status'
    | 'weights'
    | 'buyerQuota'
    | 'supplierQuota'
  >
>

/** Changes the description of an event, its state, or the rules of its meetings. */
export const updateEvent = async (
  ctx: Ctx,
  { eventId, change }: { readonly eventId: string; readonly change: EventChange },
): Promise<Result<OpenMapEvent, Refused>> => {
  await lockEvent(ctx, eventId)
  const event = await findEventById(ctx.db, ctx.scope, eventId)
  if (event === null) return refuse({ code: 'unknown-event', sentence: t.refusals.unknownEvent })
  if (change.title !== undefined && tidy(change.title) === '') {
    return refuse({ code: 'title-missing', field: 'title', sentence: t.refusals.titleMissing })
  }
  const changed = { ...event, ...change }
  const changes = changesBetween(event, changed, Object.keys(change) as (keyof EventChange)[])
  if (changes === null) return ok(event)
  await write(ctx, changed)
  await recordOfEvent(ctx, event, { action: 'event.edited', ...changes })
  if (event.status === 'draft' && changed.status === 'published') {
    await ctx.emit({ type: 'EventAnnounced', payload: { eventId } })
  }
  return ok(changed)
}
