import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Event } from '../../platform/database/schema.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import { eventStatuses, figureKinds, type OpenMapEvent } from '../domain/event.ts'

const figuresSchema = z.array(
  z.strictObject({ kind: z.enum(figureKinds), value: z.int().min(0), atLeast: z.boolean() }),
)

/** A row of `event` with the name of its series. */
export type EventRow = Selectable<Event> & {
  readonly series_slug: string | null
  readonly series_name: string | null
}

export const toEvent = (row: EventRow): OpenMapEvent => ({
  id: row.id,
  slug: row.slug,
  title: row.title,
  theme: row.theme,
  description: row.description,
  seriesRank: row.series_rank,
  series:
    row.series_id === null || row.series_slug === null || row.series_name === null
      ? null
      : { id: row.series_id, slug: row.series_slug, name: row.series_name },
  organiserId: row.organiser_id,
  day: row.day,
  zone: row.zone,
  venue: {
    name: row.venue_name,
    address: row.venue_address,
    city: row.venue_city,
    access: row.venue_access,
    accessibility: row.venue_accessibility,
    position:
      row.longitude === null || row.latitude === null
        ? null
        : { longitude: row.longitude, latitude: row.latitude },
  },
  funding: row.funding,
  capacity: row.capacity,
  status: oneOf(eventStatuses, row.status),
  notice: row.notice,
  formerDay: row.former_day,
  programmeFinal: row.programme_final,
  revision: row.revision,
  fictitious: row.fictitious,
  figures: figuresSchema.parse(row.figures),
  figuresSource: row.figures_source,
  figuresDate: row.figures_date,
  weights: { must: row.weight_must, nice: row.weight_nice, silent: row.weight_silent },
  buyerQuota: row.buyer_quota,
  supplierQuota: row.supplier_quota,
})

export const fromEvent = (event: OpenMapEvent) => ({
  id: event.id,
  slug: event.slug,
  title: event.title,
  theme: event.theme,
  description: event.description,
  series_rank: event.seriesRank,
  series_id: event.series?.id ?? null,
  organiser_id: event.organiserId,
  day: event.day,
  zone: event.zone,
  venue_name: event.venue.name,
  venue_address: event.venue.address,
  venue_city: event.venue.city,
  venue_access: event.venue.access,
  venue_accessibility: event.venue.accessibility,
  longitude: event.venue.position?.longitude ?? null,
  latitude: event.venue.position?.latitude ?? null,
  funding: event.funding,
  capacity: event.capacity,
  status: event.status,
  notice: event.notice,
  former_day: event.formerDay,
  programme_final: event.programmeFinal,
  revision: event.revision,
  fictitious: event.fictitious,
  figures: JSON.stringify(event.figures),
  figures_source: event.figuresSource,
  figures_date: event.figuresDate,
  weight_must: event.weights.must,
  weight_nice: event.weights.nice,
  weight_silent: event.weights.silent,
  buyer_quota: event.buyerQuota,
  supplier_quota: event.supplierQuota,
})
