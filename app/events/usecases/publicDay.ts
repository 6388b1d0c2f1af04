import type { Ctx } from '../../platform/database/context.ts'
import { findCommune } from '../../platform/geo/find.ts'
import { recent } from '../../platform/kernel/recent.ts'
import type { EventAction } from '../domain/contribution.ts'
import type { EventPartner, OpenMapEvent, Position, ProgrammeItem } from '../domain/event.ts'
import type { EventFile } from '../domain/file.ts'
import { findEventBySlug, partnersOf, programmeOf } from '../store/events.ts'
import { versionOfAll, versionOfSlug } from '../store/eventVersion.ts'
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

/** What is kept holds for a version of the rows, and for a minute: calls open and close by the clock. */
type Kept<T> = { readonly version: number | string; readonly minute: number; readonly value: Promise<T> }

const minuteOf = (ctx: Ctx): number => Math.floor(ctx.clock.now().epochMilliseconds / 60_000)

/** The value kept for this version and minute, or made once for all who ask together. */
const keeping = <T>(most: number) => {
  const kept = recent<string, Kept<T>>(most)
  return (key: string, version: number | string, minute: number, make: () => Promise<T>): Promise<T> => {
    const known = kept.get(key)
    if (known?.version === version && known.minute === minute) return known.value
    const value = make()
    kept.set(key, { version, minute, value })
    value.catch(() => kept.forget(key))
    return value
  }
}

const keepDay = keeping<PublicDay | null>(200)

/**
 * The public day at this address as visitors see it, kept in memory for its version; null = they see none. Only for visitors,
 * who all see the same.
 */
export const visitorsDay = async (
  ctx: Ctx,
  contributions: readonly EventContribution[],
  slug: string,
  departments: readonly string[],
): Promise<PublicDay | null> => {
  const version = await versionOfSlug(ctx.db, ctx.scope, slug)
  if (version === null) return null
  return keepDay(`${ctx.scope.territoryId}:${slug}`, version, minuteOf(ctx), async () => {
    const event = await findEventBySlug(ctx.db, ctx.scope, slug)
    return event === null ? null : readPublicDay(ctx, contributions, event, departments)
  })
}

const keepOther = keeping<unknown>(50)

/** Something made of every event that visitors see, kept for their version. */
export const keptForVisitors = async <T>(ctx: Ctx, name: string, make: () => Promise<T>): Promise<T> => {
  const version = await versionOfAll(ctx.db, ctx.scope)
  return keepOther(`${ctx.scope.territoryId}:${name}`, version, minuteOf(ctx), make) as Promise<T>
}
