import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { participantsOf } from '../store/participants.ts'
import { slotsOf, tablesOf } from '../store/plan.ts'
import { meetingsOf, versionsOf } from '../store/timetables.ts'
import type { Export } from './exporting.ts'

/** The published meetings in order of time and table; local times of the event's zone. */
export const exportTimetable = async (
  ctx: Ctx,
  { event }: { readonly event: OpenMapEvent },
): Promise<Result<Export, Refused>> => {
  const versions = await versionsOf(ctx.db, ctx.scope, event.id)
  const version = versions.find(({ state }) => state === 'published')
  if (version === undefined) {
    return refuse({ code: 'unknown-version', field: 'event', sentence: t.refusals.nothingPublished })
  }
  const names = new Map(
    (await participantsOf(ctx.db, ctx.scope, event.id)).map(({ id, displayName }) => [id, displayName]),
  )
  const slots = new Map((await slotsOf(ctx.db, ctx.scope, event.id)).map((slot) => [slot.id, slot]))
  const tables = new Map((await tablesOf(ctx.db, ctx.scope, event.id)).map(({ id, number }) => [id, number]))
  const meetings = (await meetingsOf(ctx.db, ctx.scope, version.id))
    .map(({ buyerId, supplierId, slotId, tableId, weight }) => ({
      start: slots.get(slotId)?.startsAt ?? '',
      end: slots.get(slotId)?.endsAt ?? '',
      table: tables.get(tableId) ?? 0,
      buyer: names.get(buyerId) ?? '',
      supplier: names.get(supplierId) ?? '',
      weight,
    }))
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.table - b.table))
  const { number, name, status, objective, bound, held, heldBound } = version
  return ok({
    columns: Object.values(t.export.timetable),
    rows: meetings.map(({ start, end, table, buyer, supplier, weight }) => [
      start.slice(11, 16),
      end.slice(11, 16),
      table,
      buyer,
      supplier,
      weight,
    ]),
    document: {
      event: event.slug,
      day: event.day,
      zone: event.zone,
      version: { number, name, status, objective, bound, held, heldBound },
      meetings,
    },
  })
}
