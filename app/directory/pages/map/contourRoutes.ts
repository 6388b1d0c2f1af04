import { z } from 'zod'
import { anyone } from '../../../platform/access/policy.ts'
import { isDepartment } from '../../../platform/geo/departments.ts'
import { localContoursOf, localLevels } from '../../../platform/geo/localContours.ts'
import { outlineOf } from '../../../platform/geo/outline.ts'
import { json } from '../../../platform/http/reply.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { t } from '../../messages.ts'

export const GEOJSON = 'application/geo+json'

/** The départements, or what one of them is cut in: maps ask for it where they are near enough to show it. */
const query = z
  .strictObject({
    niveau: z.enum(localLevels).optional(),
    departement: z.string().refine(isDepartment, t.list.departmentWrong).optional(),
  })
  .refine((asked) => (asked.niveau === undefined) === (asked.departement === undefined), {
    path: ['departement'],
    message: t.list.departmentWrong,
  })

export const contourRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/structures/contours.geojson',
    policy: anyone(),
    open: {},
    query,
    // Kept by browsers but asked again, with its ETag: an import shows at once.
    handle: async ({ ctx, services, query: { niveau, departement } }) =>
      json(
        niveau === undefined || departement === undefined
          ? await outlineOf(ctx.db, services.territory.departments)
          : await localContoursOf(ctx.db, niveau, departement),
        { mediaType: GEOJSON },
      ),
  }),
]
