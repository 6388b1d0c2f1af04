import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { DEFAULT_ZONE } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { slugify, tidy } from '../../platform/kernel/text.ts'
import type { OpenMapEvent, Venue } from '../domain/event.ts'
import { organisingBody } from '../domain/policy.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { findEventBySlug, insertEvent } from '../store/events.ts'
import { recordOfEvent } from '../store/journal.ts'

export type NewEvent = {
  readonly title: string
  readonly theme?: string | undefined
  readonly description?: string | undefined
  readonly seriesRank?: number | undefined
  /** ISO date. */
  readonly day: string
  readonly venue?: Partial<Venue> | undefined
  readonly capacity?: number | undefined
  readonly funding?: string | undefined
}

/** Names taken by the pages of the module itself. */
const RESERVED = new Set(['creation'])
export const isReserved = (slug: string): boolean => RESERVED.has(slug)

/** Opens a new OpenMap day, as a draft that only its organiser sees. */
export const createEvent = async (ctx: Ctx, input: NewEvent): Promise<Result<OpenMapEvent, Refused>> => {
  const title = tidy(input.title)
  if (title === '')
    return refuse({ code: 'title-missing', field: 'title', sentence: t.refusals.titleMissing })
  const slug = slugify(title)
  if (isReserved(slug) || (await findEventBySlug(ctx.db, ctx.scope, slug)) !== null) {
    return refuse({ code: 'slug-taken', field: 'title', sentence: t.refusals.slugTaken(slug) })
  }
  const event: OpenMapEvent = {
    id: newId(),
    slug,
    title,
    theme: input.theme ?? null,
    description: input.description ?? null,
    seriesRank: input.seriesRank ?? null,
    series: null,
    organiserId: organisingBody(ctx.actor),
    day: input.day,
    zone: DEFAULT_ZONE,
    venue: {
      name: null,
      address: null,
      city: null,
      access: null,
      accessibility: null,
      position: null,
      ...input.venue,
    },
    funding: input.funding ?? null,
    capacity: input.capacity ?? null,
    status: 'draft',
    notice: null,
    formerDay: null,
    programmeFinal: false,
    revision: 0,
    fictitious: false,
    figures: [],
    figuresSource: null,
    figuresDate: null,
    weights: { must: 5, nice: 3, silent: 1 },
    buyerQuota: null,
    supplierQuota: null,
  }
  await insertEvent(ctx, event)
  await recordOfEvent(ctx, event, { action: 'event.created', after: { title, slug, day: event.day } })
  await ctx.emit({ type: 'EventCreated', payload: { eventId: event.id } })
  return ok(event)
}
