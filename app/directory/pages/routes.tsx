import { anyone } from '../../platform/access/policy.ts'
import { outlineOf } from '../../platform/geo/outline.ts'
import { json } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { eligibilityRoutes } from './eligibilityRoutes.tsx'
import { GEOJSON, listRoutes } from './listRoutes.tsx'
import { tileRoutes } from './map/tileRoutes.ts'
import type { RecordContribution } from './record/contribution.ts'
import { createRoutes } from './record/createRoutes.tsx'
import { editRoutes } from './record/editRoutes.tsx'
import { recordPageRoutes } from './record/recordRoutes.tsx'

export const directoryRoutes: readonly Route[] = [
  ...eligibilityRoutes,
  ...listRoutes,
  ...tileRoutes,
  route({
    method: 'GET',
    path: '/structures/contours.geojson',
    policy: anyone(),
    // Kept by browsers but asked again, with its ETag: an import shows at once.
    handle: async ({ ctx, services }) =>
      json(await outlineOf(ctx.db, services.territory.departments), { mediaType: GEOJSON }),
  }),
]

/**
 * Pages of one record, last of all addresses: `/structures/:slug` would take the place of any other that begins by
 * `/structures/`.
 */
export const recordRoutes = (contributions: readonly RecordContribution[]): readonly Route[] => [
  ...createRoutes,
  ...recordPageRoutes(contributions),
  ...editRoutes,
]
