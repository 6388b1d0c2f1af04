import type { Ctx } from '../../platform/database/context.ts'
import { departmentPlace } from '../../platform/geo/findPlace.ts'
import { isLocal } from '../../platform/geo/place.ts'
import type { Services } from '../../platform/http/route.ts'
import { t } from '../messages.ts'
import { countResults } from '../store/countResults.ts'
import { addressOf, type ListQuery, RADII, radiusOf, toSearch } from './listQuery.ts'
import { locate, type Whereabouts } from './locate.ts'
import { activeFilters } from './presentList.ts'

export type Suggestion = { readonly label: string; readonly href: string; readonly count: number }

const MOST = 6

/** What would find something when nothing does: a wider radius, the département of a place, each filter taken off. */
export const suggestionsFor = async (
  ctx: Ctx,
  services: Services,
  query: ListQuery,
  located: Whereabouts,
): Promise<Suggestion[]> => {
  const tried: { label: string; query: ListQuery; located?: Whereabouts }[] = []
  if (located.near !== null)
    for (const km of RADII.filter((one) => one > radiusOf(query)))
      tried.push({ label: t.list.withRadius(km), query: { ...query, rayon: km }, located })
  const local = located.areas.filter(isLocal)
  if (local.length > 0) {
    const codes = [...new Set(located.areas.flatMap(({ departments }) => departments))]
    const areas = codes.map(departmentPlace)
    tried.push({
      label: t.list.withArea(areas.map(({ name }) => name).join(', ')),
      query: { ...query, zone: undefined, departement: codes },
      located: { ...located, areas },
    })
  }
  for (const { label, without } of activeFilters(query))
    tried.push({ label: t.list.without(label), query: without })
  const found: Suggestion[] = []
  let wider = false
  for (const one of tried) {
    const isRadius = one.query.rayon !== query.rayon && one.query['pres-de'] !== undefined
    // The least wider radius that finds something is enough.
    if (found.length >= MOST || (isRadius && wider)) continue
    const where = one.located ?? (await locate(ctx, services, one.query))
    const count = await countResults(ctx.db, ctx.scope, toSearch(one.query, where))
    if (count === 0) continue
    wider ||= isRadius
    found.push({ label: one.label, href: addressOf('/structures', { ...one.query, page: 1 }), count })
  }
  return found
}
