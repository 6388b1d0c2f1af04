import type { Ctx } from '../../platform/database/context.ts'
import { departmentPlace, findPlace } from '../../platform/geo/findPlace.ts'
import { nearbyNames } from '../../platform/geo/nearbyNames.ts'
import type { Place } from '../../platform/geo/place.ts'
import type { Services } from '../../platform/http/route.ts'
import { t } from '../messages.ts'
import type { ListQuery, Located } from './listQuery.ts'

/** A place that nobody knows, with names that it may be. */
export type Unfound = {
  readonly field: 'zone' | 'pres-de'
  readonly words: string
  readonly names: readonly string[]
}

/** What is said of it, beside its field. */
export const sentenceOf = ({ words, names }: Unfound): string =>
  [
    t.list.placeUnknown(words),
    ...(names.length === 0 ? [] : [t.list.placePerhaps(names.join(t.list.or))]),
  ].join(' ')

export type Whereabouts = Located & { readonly unfound: readonly Unfound[] }

const MOST_PLACES = 10

/** Several places are separated by commas or semicolons; a name that holds a comma is tried whole first. */
export const namesIn = (text: string): string[] =>
  text
    .split(/[;,]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .slice(0, MOST_PLACES)

/** Finds the places of an address: areas served, place around which one searches. */
export const locate = async (
  ctx: Ctx,
  services: Pick<Services, 'territory'>,
  query: ListQuery,
): Promise<Whereabouts> => {
  const { departments } = services.territory
  const find = (words: string): Promise<Place | null> => findPlace(ctx.db, words, departments)
  const unfound: Unfound[] = []
  const areas: Place[] = query.departement.map(departmentPlace)
  if (query.zone !== undefined) {
    const names = namesIn(query.zone)
    const whole = names.length > 1 ? await find(query.zone) : null
    for (const words of whole === null ? names : [query.zone]) {
      const place = whole ?? (await find(words))
      if (place !== null) areas.push(place)
      else unfound.push({ field: 'zone', words, names: await nearbyNames(ctx.db, words, departments) })
    }
  }
  const words = query['pres-de']
  if (words === undefined) return { areas, near: null, unfound }
  const near = await find(words)
  const measurable = near !== null && near.points.length > 0 ? near : null
  if (measurable === null)
    unfound.push({ field: 'pres-de', words, names: await nearbyNames(ctx.db, words, departments) })
  return { areas, near: measurable, unfound }
}
