import { z } from 'zod'
import { anyone } from '../../platform/access/policy.ts'
import { outlineOf } from '../../platform/geo/outline.ts'
import { json, page, redirect } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { t } from '../messages.ts'
import { readStructures } from '../store/readStructures.ts'
import { GEOJSON, listRoutes } from './listRoutes.tsx'
import { RecordPage } from './recordView.tsx'

export const directoryRoutes: readonly Route[] = [
  ...listRoutes,
  route({
    method: 'GET',
    path: '/structures/contours.geojson',
    policy: anyone(),
    // Kept by browsers but asked again, with its ETag: an import shows at once.
    handle: async ({ ctx, services }) =>
      json(await outlineOf(ctx.db, services.territory.departments), { mediaType: GEOJSON }),
  }),
  route({
    method: 'GET',
    path: '/structures/:slug',
    policy: anyone(),
    steady: 'memory',
    params: z.strictObject({ slug: z.string().max(120) }),
    load: async ({ ctx, params }) =>
      (await readStructures(ctx.db, ctx.scope, 'short_id', [params.slug.slice(-10)]))[0] ?? null,
    handle: ({ resource, params }) =>
      // The name in the address may be old, or left out: the short id that ends it is what counts.
      resource.slug !== params.slug
        ? redirect(`/structures/${resource.slug}`)
        : page({
            title: resource.name,
            breadcrumb: [{ label: t.list.title, href: '/structures' }, { label: resource.name }],
            body: <RecordPage structure={resource} />,
          }),
  }),
]
