import { anyone } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { file, json, page } from '../../platform/http/reply.ts'
import { type Route, route, type Services } from '../../platform/http/route.ts'
import { today } from '../../platform/kernel/dates.ts'
import { pageCount } from '../../platform/kernel/pagination.ts'
import { writeCsv, writeXlsx, XLSX_TYPE } from '../../platform/tables/write.ts'
import { t } from '../messages.ts'
import { countStructures, findDots, findStructures } from '../store/findStructures.ts'
import { exportColumns, exportRow } from './exportTable.ts'
import { itemList, listAlternates } from './listData.ts'
import { addressOf, type ListQuery, listQuery, toSearch } from './listQuery.ts'
import { ListPage, type ListView } from './listView.tsx'
import { locate, sentenceOf, type Whereabouts } from './locate.ts'
import { GEOJSON } from './map/contourRoutes.ts'
import { groundOf, originOf } from './map/ground.ts'
import { presentResult } from './presentList.ts'
import { suggestionsFor } from './suggestions.ts'

const PAGE_SIZE = 20
/** An export is read by a person in a spreadsheet: beyond this a filter serves better. */
const MOST_EXPORTED = 100_000

const errorsOf = ({ unfound }: Whereabouts): ListView['errors'] =>
  Object.fromEntries(unfound.map((one) => [one.field, sentenceOf(one)]))

const measuredBy = ({ near }: Whereabouts): string | null => {
  if (near === null) return null
  const { name, shape, approximate } = near
  if (shape.length > 0) return t.list.measuredShape(name)
  return [t.list.measuredPoint(name), ...(approximate ? [t.list.measuredApproximate] : [])].join(' ')
}

/** What mistyped words were taken for, and whether that found anything. */
const closeSentence = (words: string, taken: readonly string[], total: number): string => {
  const read = taken
    .slice(0, 3)
    .map((word) => `«\u00a0${word}\u00a0»`)
    .join(', ')
  if (read === '') return t.list.close(words)
  return total === 0 ? t.list.closeRead(read) : `${t.list.close(words)}${t.list.closeTaken(read)}`
}

const viewOf = async (
  ctx: Ctx,
  services: Services,
  query: ListQuery,
  located: Whereabouts,
): Promise<ListView> => {
  const search = toSearch(query, located)
  const paging = { page: query.page, size: PAGE_SIZE }
  const { items, total, sure, lacking, facets, close, taken } = await findStructures(
    ctx.db,
    ctx.scope,
    search,
    paging,
  )
  const empty = total === 0 && (await countStructures(ctx.db, ctx.scope)) === 0
  const day = today(ctx.clock).toString()
  return {
    query,
    departments: services.territory.departments,
    total,
    sure,
    lacking,
    facets,
    from: (query.page - 1) * PAGE_SIZE,
    pages: pageCount({ total, size: PAGE_SIZE }),
    results: items.map((item) => presentResult(item, search, day)),
    errors: errorsOf(located),
    measured: measuredBy(located),
    close: close ? closeSentence(search.words, taken, total) : null,
    ground: query.vue === 'liste' ? null : await groundOf(ctx),
    suggestions: total === 0 && !empty ? await suggestionsFor(ctx, services, query, located) : [],
    empty,
  }
}

const exported = async (ctx: Ctx, services: Services, query: ListQuery) => {
  const search = toSearch(query, await locate(ctx, services, query))
  const { items } = await findStructures(ctx.db, ctx.scope, search, { page: 1, size: MOST_EXPORTED })
  return items.map((item) => exportRow(item, services.publicUrl))
}

export const listRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/structures',
    policy: anyone(),
    steady: 'memory',
    query: listQuery,
    handle: async ({ ctx, services, query }) => {
      const located = await locate(ctx, services, query)
      const view = await viewOf(ctx, services, query, located)
      return page({
        status: located.unfound.length > 0 ? 422 : 200,
        title: t.list.title,
        description: t.list.lead,
        breadcrumb: [{ label: t.list.title }],
        wide: query.vue !== 'liste',
        ...originOf(view.ground),
        alternates: listAlternates(addressOf('/structures', query), services.publicUrl, t.list.alternates),
        linkedData: itemList(view.results, {
          total: view.total,
          first: view.from + 1,
          publicUrl: services.publicUrl,
        }),
        body: <ListPage view={view} />,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/structures/carte.geojson',
    policy: anyone(),
    query: listQuery,
    handle: async ({ ctx, services, query }) => {
      const located = await locate(ctx, services, query)
      const dots = await findDots(ctx.db, ctx.scope, toSearch(query, located))
      return json(
        {
          type: 'FeatureCollection',
          features: dots.map(({ id, slug, name, kind, longitude, latitude }) => ({
            type: 'Feature',
            properties: { id, slug, name, kind },
            geometry: { type: 'Point', coordinates: [longitude, latitude] },
          })),
        },
        { mediaType: GEOJSON },
      )
    },
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
]
