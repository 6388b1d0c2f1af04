import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { today } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { slugify, tidy } from '../../platform/kernel/text.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { daysBetween, shiftedRow } from '../domain/newDate.ts'
import { organisingBody } from '../domain/policy.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import {
  findEventById,
  findEventBySlug,
  insertEvent,
  partnersOf,
  programmeOf,
  replacePartners,
  replaceProgramme,
} from '../store/events.ts'
import { copyFile, filesOf } from '../store/files.ts'
import { recordOfEvent } from '../store/journal.ts'
import { insertPlan, slotsOf, tablesOf } from '../store/plan.ts'
import { eventsOfSeries } from '../store/series.ts'
import type { EventContribution } from './contribution.ts'
import { isReserved } from './createEvent.ts'

/** The rank after the last one of the series, where ranks are counted. */
const nextRank = async (ctx: Ctx, event: OpenMapEvent): Promise<number | null> => {
  const editions = event.series === null ? [event] : await eventsOfSeries(ctx.db, ctx.scope, event.series.id)
  const ranks = editions.flatMap(({ seriesRank }) => seriesRank ?? [])
  return ranks.length === 0 ? null : Math.max(...ranks) + 1
}

/**
 * Another event like this one, at another date, as a draft: description, place, programme at the same hours, slots and
 * tables, partners and their logos, series, and what other modules copy of theirs. Nobody is in it: no participant, no
 * wish, no timetable; and nothing of what was said of that day alone (figures, documents, cancellation).
 */
export const cloneEvent = async (
  ctx: Ctx,
  contributions: readonly EventContribution[],
  input: { readonly eventId: string; readonly title: string; readonly day: string },
): Promise<Result<OpenMapEvent, Refused>> => {
  const from = await findEventById(ctx.db, ctx.scope, input.eventId)
  if (from === null) return refuse({ code: 'unknown-event', sentence: t.refusals.unknownEvent })
  const title = tidy(input.title)
  if (title === '')
    return refuse({ code: 'title-missing', field: 'title', sentence: t.refusals.titleMissing })
  const slug = slugify(title)
  if (isReserved(slug) || (await findEventBySlug(ctx.db, ctx.scope, slug)) !== null)
    return refuse({ code: 'slug-taken', field: 'title', sentence: t.refusals.slugTaken(slug) })
  if (input.day < today(ctx.clock, from.zone).toString())
    return refuse({ code: 'day-past', field: 'day', sentence: t.refusals.dayPast })
  const days = daysBetween(from.day, input.day)
  const to: OpenMapEvent = {
    ...from,
    id: newId(),
    slug,
    title,
    day: input.day,
    seriesRank: await nextRank(ctx, from),
    organiserId: from.organiserId ?? organisingBody(ctx.actor),
    status: 'draft',
    notice: null,
    formerDay: null,
    programmeFinal: false,
    revision: 0,
    figures: [],
    figuresSource: null,
    figuresDate: null,
  }
  await insertEvent(ctx, to)
  const programme = await programmeOf(ctx.db, ctx.scope, from.id)
  await replaceProgramme(
    ctx,
    to.id,
    programme.map((item) => ({ ...shiftedRow(item, days), id: newId() })),
  )
  const logos = new Map<string, string>()
  for (const { id, kind } of await filesOf(ctx.db, ctx.scope, from.id)) {
    if (kind !== 'logo') continue
    const copy = newId()
    await copyFile(ctx, id, { id: copy, eventId: to.id })
    logos.set(id, copy)
  }
  const partners = await partnersOf(ctx.db, ctx.scope, from.id)
  await replacePartners(
    ctx,
    to.id,
    partners.map((one) => ({ ...one, id: newId(), logoId: logos.get(one.logoId ?? '') ?? null })),
  )
  const slots = (await slotsOf(ctx.db, ctx.scope, from.id)).filter(({ active }) => active)
  const tables = (await tablesOf(ctx.db, ctx.scope, from.id)).filter(({ active }) => active)
  await insertPlan(
    ctx,
    to.id,
    slots.map((slot) => ({ ...shiftedRow(slot, days), id: newId() })),
    tables.map((table) => ({ ...table, id: newId() })),
  )
  for (const one of contributions) await one.clone?.(ctx, from, to)
  await recordOfEvent(ctx, to, {
    action: 'event.cloned',
    before: { eventId: from.id, day: from.day },
    after: { title, slug, day: to.day },
  })
  await ctx.emit({ type: 'EventCreated', payload: { eventId: to.id } })
  return ok(to)
}
