import { z } from 'zod'
import { anyone } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { type Commune, findCommune } from '../../platform/geo/find.ts'
import { outlineOf } from '../../platform/geo/outline.ts'
import { file, json, page, redirect } from '../../platform/http/reply.ts'
import { type Route, route, type Services } from '../../platform/http/route.ts'
import { pageCount } from '../../platform/kernel/pagination.ts'
import { writeCsv, writeXlsx, XLSX_TYPE } from '../../platform/tables/write.ts'
import { t } from '../messages.ts'
import { countStructures, findDots, findStructures } from '../store/findStructures.ts'
import { readStructures } from '../store/readStructures.ts'
import { eligibilityRoutes } from './eligibilityRoutes.tsx'
import { exportColumns, exportRow } from './exportTable.ts'
import { type ListQuery, listQuery, toSearch } from './listQuery.ts'
import { ListPage } from './listView.tsx'
import { presentResult } from './presentList.ts'
import { RecordPage } from './recordView.tsx'

const PAGE_SIZE = 20
/** An export is read by a person in a spreadsheet: beyond this a filter serves better. */
const MOST_EXPORTED = 100_000
const GEOJSON = 'application/geo+json'

type Located = { commune: Commune | null; unknown: boolean }

/** The commune that a search is around. */
export const locate = async (
  ctx: Ctx,
  services: Pick<Services, 'territory'>,
  query: ListQuery,
): Promise<Located> => {
  const words = query['pres-de']
  if (words === undefined) return { commune: null, unknown: false }
  const commune = await findCommune(ctx.db, words, services.territory.departments)
  return { commune, unknown: commune === null || commune.position === null }
}

const exported = async (ctx: Ctx, services: Services, query: ListQuery) => {
  const { commune } = await locate(ctx, services, query)
  const search = toSearch(query, commune?.position ?? null)
  const { items } = await findStructures(ctx.db, ctx.scope, search, { page: 1, size: MOST_EXPORTED })
  return items.map((item) => exportRow(item, services.publicUrl))
}

export const directoryRoutes: readonly Route[] = [
  ...eligibilityRoutes,
  route({
    method: 'GET',
    path: '/structures',
    policy: anyone(),
    steady: 'memory',
    query: listQuery,
    handle: async ({ ctx, services, query }) => {
      const { commune, unknown } = await locate(ctx, services, query)
      const search = toSearch(query, commune?.position ?? null)
      const { items, total } = await findStructures(ctx.db, ctx.scope, search, {
        page: query.page,
        size: PAGE_SIZE,
      })
      const empty = total === 0 && (await countStructures(ctx.db, ctx.scope)) === 0
      return page({
        status: unknown ? 422 : 200,
        title: t.list.title,
        description: t.list.lead,
        breadcrumb: [{ label: t.list.title }],
        wide: query.vue !== 'liste',
        body: (
          <ListPage
            view={{
              query,
              departments: services.territory.departments,
              total,
              pages: pageCount({ total, size: PAGE_SIZE }),
              results: items.map((item) => presentResult(item, query)),
              nearError: unknown ? t.list.nearUnknown : null,
              empty,
            }}
          />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/structures/carte.geojson',
    policy: anyone(),
    query: listQuery,
    handle: async ({ ctx, services, query }) => {
      const { commune } = await locate(ctx, services, query)
      const dots = await findDots(ctx.db, ctx.scope, toSearch(query, commune?.position ?? null))
      return json(
        {
          type: 'FeatureCollection',
          features: dots.map(({ id, name, kind, longitude, latitude }) => ({
            type: 'Feature',
            properties: { id, name, kind },
            geometry: { type: 'Point', coordinates: [longitude, latitude] },
          })),
        },
        { mediaType: GEOJSON },
      )
    },
  }),
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
    path: '/structures/export.csv',
    policy: anyone(),
    query: listQuery,
    handle: async ({ ctx, services, query }) =>
      file({
        name: 'structures.csv',
        mediaType: 'text/csv',
        body: writeCsv(exportColumns(), await exported(ctx, services, query)),
      }),
  }),
  route({
    method: 'GET',
    path: '/structures/export.xlsx',
    policy: anyone(),
    query: listQuery,
    handle: async ({ ctx, services, query }) =>
      file({
        name: 'structures.xlsx',
        mediaType: XLSX_TYPE,
        body: await writeXlsx([
          { name: t.list.title, columns: exportColumns(), rows: await exported(ctx, services, query) },
        ]),
      }),
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
