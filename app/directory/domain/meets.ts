import { distanceTo } from '../../platform/geo/distanceTo.ts'
import { liesIn, type Place } from '../../platform/geo/place.ts'
import { type FacetName, facetNames, facetOf, type Traits } from './facets.ts'
import { holds } from './frame.ts'
import type { Search, Service } from './search.ts'
import {
  type Based,
  CHECK,
  type Fit,
  FULL,
  fitOf,
  fitOfHome,
  LACKING,
  NO,
  type ServedArea,
} from './serving.ts'

export type SearchedActivity = {
  readonly sector: string
  readonly service: Service
  readonly area: ServedArea
  readonly deduced: boolean
}

/** What a search looks at in a structure, its words apart. */
export type Searched = Based & {
  /** Narrowest code of its address. */
  readonly town: string | null
  readonly traits: Traits
  readonly activities: readonly SearchedActivity[]
}

/** What meets the search: the activity (null = the record names none) and the place that it serves. */
export type Met = {
  readonly fit: Fit
  readonly activity: SearchedActivity | null
  readonly place: Place | null
  readonly metres: number | null
}

const worst = (...fits: readonly Fit[]): Fit => Math.max(...fits) as Fit

const NO_AREA: ServedArea = { kind: 'unknown', departments: [], communes: [], km: null }

const fitOfActivity = (
  structure: Searched,
  activity: SearchedActivity | null,
  place: Place | null,
  search: Search,
): Fit => {
  const { sectors, services } = search
  const sector = activity?.sector ?? 'unknown'
  const named = sectors.length === 0 || sectors.some((wanted) => wanted === sector)
  const bySector = named ? FULL : sector === 'unknown' ? LACKING : NO
  const served = services.length === 0 || (activity !== null && services.includes(activity.service))
  const byService = served ? FULL : activity === null ? LACKING : NO
  const byArea = place === null ? FULL : fitOf(activity?.area ?? NO_AREA, structure, place)
  return worst(bySector, byService, byArea)
}

const fitOfTraits = ({ traits }: Searched, { chosen }: Search): Fit =>
  worst(
    FULL,
    ...facetNames.map((name: FacetName): Fit => {
      const wanted = chosen[name] ?? []
      const { valuesOf, lacking } = facetOf(name)
      const values = valuesOf(traits)
      if (wanted.length === 0 || values.some((value) => wanted.includes(value))) return FULL
      return lacking === true && values.length === 0 ? LACKING : NO
    }),
  )

/** How far a structure is from a place: nothing when its address lies in it; null when nobody knows. */
export const metresFrom = (
  place: Place,
  { town, position }: Pick<Searched, 'town' | 'position'>,
  measure = distanceTo(place),
): number | null => {
  if (liesIn(place, town)) return 0
  return position === null ? null : measure(position.latitude, position.longitude)
}

const fitOfNear = (structure: Searched, near: Search['near']): { fit: Fit; metres: number | null } => {
  if (near === null) return { fit: FULL, metres: null }
  const metres = metresFrom(near.place, structure)
  if (metres !== null) return { fit: metres <= near.metres ? FULL : NO, metres }
  const possible = fitOfHome(structure.home, near.place)
  return { fit: possible === CHECK ? LACKING : possible, metres }
}

const fitOfFrame = ({ position }: Searched, { frame }: Search): Fit => {
  if (frame === null) return FULL
  if (position === null) return LACKING
  return holds(frame, position) ? FULL : NO
}

/**
 * Does a structure meet a search, its words apart? ONE activity must meet sector, service and area; the best one is named.
 * The rule itself, as plain as it can be: what keeps the directory in memory must give the same answers.
 */
export const meets = (structure: Searched, search: Search): Met => {
  const near = fitOfNear(structure, search.near)
  const around = worst(near.fit, fitOfFrame(structure, search), fitOfTraits(structure, search))
  const activities = structure.activities.length === 0 ? [null] : structure.activities
  const places = search.areas.length === 0 ? [null] : search.areas
  let best: Met = { fit: NO, activity: null, place: null, metres: near.metres }
  for (const activity of activities) {
    for (const place of places) {
      const fit = worst(around, fitOfActivity(structure, activity, place, search))
      if (fit < best.fit) best = { fit, activity, place, metres: near.metres }
    }
  }
  return best
}
