import type { Ctx } from '../../platform/database/context.ts'
import { findCommune } from '../../platform/geo/find.ts'
import type { EventAction } from '../domain/contribution.ts'
import type { EventPartner, OpenMapEvent, Position, ProgrammeItem } from '../domain/event.ts'
import type { EventFile } from '../domain/file.ts'
import { partnersOf, programmeOf } from '../store/events.ts'
import { filesOf } from '../store/files.ts'
import { eventsOfSeries } from '../store/series.ts'
import { actionsOf, type EventContribution } from './contribution.ts'

/** Where a day takes place on the outline of the territory. */
export type Place = Position & {
  /** The position is that of the commune. */
  readonly approximate: boolean
  /** Of the commune; null where it is not known. */
  readonly department: string | null
}

/** All that the public pages of a day show to one reader. */
export type PublicDay = {
  readonly event: OpenMapEvent
  readonly programme: readonly ProgrammeItem[]
  readonly partners: readonly EventPartner[]
  readonly files: readonly EventFile[]
  /** Every edition of its series, this one too, the first one first. */
  readonly editions: readonly OpenMapEvent[]
  readonly actions: readonly EventAction[]
  readonly place: Place | null
}

export const placeOf = async (
  ctx: Ctx,
  { venue }: OpenMapEvent,
  departments: readonly string[],
): Promise<Place | null> => {
  const commune = venue.city === null ? null : await findCommune(ctx.db, venue.city, departments)
  const department = commune?.department ?? null
  if (venue.position !== null) return { ...venue.position, approximate: false, department }
  return commune === null || commune.position === null
    ? null
    : { ...commune.position, approximate: true, department }
}

/** What this reader sees of a day, asked of every module. */
export const readPublicDay = async (
  ctx: Ctx,
  contributions: readonly EventContribution[],
  event: OpenMapEvent,
  departments: readonly string[],
): Promise<PublicDay> => {
  // One connection serves a page: its questions follow one another.
  const programme = await programmeOf(ctx.db, ctx.scope, event.id)
  const partners = await partnersOf(ctx.db, ctx.scope, event.id)
  const files = await filesOf(ctx.db, ctx.scope, event.id)
  const editions = event.series === null ? [] : await eventsOfSeries(ctx.db, ctx.scope, event.series.id)
  const actions = await actionsOf(contributions, ctx, event)
  const place = await placeOf(ctx, event, departments)
  return { event, programme, partners, files, editions, actions, place }
}
