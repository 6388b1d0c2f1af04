import { z } from 'zod'
import { anyone } from '../../../platform/access/policy.ts'
import { json, made } from '../../../platform/http/reply.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { families } from '../../domain/families.ts'
import { frameOf } from '../../domain/placeIndex.ts'
import { LAST_ZOOM } from '../../domain/tileMarks.ts'
import { t } from '../../messages.ts'
import { LAYER } from '../../store/encodeTile.ts'
import { placesOfSearch } from '../../store/placesOfSearch.ts'
import { makeTile, tileTag } from '../../store/tiles.ts'
import { addressOf, listQuery } from '../listQuery.ts'
import { searchOf } from '../searchOf.ts'

const TILE = 'application/vnd.mapbox-vector-tile'

const whole = z.coerce.number().int().min(0)
/** `z/x/y.mvt`, as maps ask: the row and the form are one part of the path. */
const tileAddress = z
  .strictObject({
    z: whole.max(LAST_ZOOM),
    x: whole,
    tile: z
      .string()
      .regex(/^\d{1,8}\.mvt$/)
      .transform((text) => Number.parseInt(text, 10)),
  })
  .refine(({ z: zoom, x, tile }) => x < 2 ** zoom && tile < 2 ** zoom)

const without = { vue: undefined, page: undefined, tri: undefined } as const

export const tileRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/structures/tuiles/:z/:x/:tile',
    policy: anyone(),
    // The same for all: no cookie is read, so that browsers keep tiles, in our pages and in the frames of other sites.
    open: {},
    params: tileAddress,
    query: listQuery,
    handle: async ({ ctx, services, params, query }) => {
      const tile = { z: params.z, x: params.x, y: params.tile }
      const { search } = await searchOf(ctx, services, query)
      const tag = await tileTag(ctx.db, ctx.scope, search, tile)
      return made({
        name: `${tile.z}-${tile.x}-${tile.y}.mvt`,
        mediaType: TILE,
        tag,
        make: () => makeTile(ctx.db, ctx.scope, search, tile, tag),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/structures/tuiles.json',
    policy: anyone(),
    open: {},
    query: listQuery,
    handle: async ({ ctx, services, query }) => {
      const { search } = await searchOf(ctx, services, query)
      const { set, index, located } = await placesOfSearch(ctx.db, ctx.scope, search)
      const frame = frameOf(index, located)
      const asked = addressOf('', query, without)
      return json({
        // TileJSON 3.0.0, then two members of our own: how many results there are, and how many have a position.
        tilejson: '3.0.0',
        name: t.list.title,
        tiles: [`${services.publicUrl}/structures/tuiles/{z}/{x}/{y}.mvt${asked}`],
        minzoom: 0,
        maxzoom: LAST_ZOOM,
        ...(frame === null ? {} : { bounds: [frame.west, frame.south, frame.east, frame.north] }),
        vector_layers: [
          {
            id: LAYER,
            fields: {
              ...Object.fromEntries(families.map((family) => [family, 'Number'])),
              count: 'Number',
              zoom: 'Number',
              frame: 'String',
              id: 'String',
              slug: 'String',
              name: 'String',
              kind: 'String',
              family: 'String',
            },
          },
        ],
        total: set.total,
        placed: index.ordinals.length,
      })
    },
  }),
]
