import { countStructures } from '../../directory/index.ts'
import { holds } from '../../platform/access/actor.ts'
import { anyone } from '../../platform/access/policy.ts'
import { departmentName } from '../../platform/geo/departments.ts'
import { outlineOf } from '../../platform/geo/outline.ts'
import { file, page } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { today } from '../../platform/kernel/dates.ts'
import { pageCount } from '../../platform/kernel/pagination.ts'
import { writeCsv } from '../../platform/tables/write.ts'
import { drawingOf } from '../domain/outline.ts'
import { winnersOf } from '../store/contracts.ts'
import { coverageOf, linesOfCell } from '../store/demand.ts'
import { listImports } from '../store/imports.ts'
import { cellOf, readZones } from '../usecases/readZones.ts'
import { DetailPage } from './detailView.tsx'
import { importRoutes } from './importRoutes.tsx'
import { z } from './messages.ts'
import { MethodPage, m } from './methodView.tsx'
import { csvColumns, csvRow, presentCoverage, presentFiles, sectorName, shapesOf } from './presentZones.ts'
import { cellQuery, filterOf, ZONES, zonesQuery } from './query.ts'
import { ZonesPage } from './zonesView.tsx'

const MAP_WIDTH = 640
const PAGE_SIZE = 50
const above = [{ label: z.directory, href: '/structures' }]

export const whiteZonesRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: ZONES,
    policy: anyone(),
    steady: 'memory',
    query: zonesQuery,
    handle: async ({ ctx, services, query, actor }) => {
      const { departments } = services.territory
      const filter = filterOf(query)
      const zones = await readZones(ctx, { departments, filter })
      const { credit, features } = await outlineOf(ctx.db, departments)
      return page({
        title: z.title,
        description: z.lead,
        breadcrumb: [...above, { label: z.title }],
        wide: true,
        body: (
          <ZonesPage
            view={{
              query,
              zones,
              imports: holds(actor, 'mission') || holds(actor, 'administrator'),
              departments,
              drawing: drawingOf(shapesOf(features), MAP_WIDTH),
              credit,
              coverage: presentCoverage(await coverageOf(ctx.db, ctx.scope, filter)),
              files: presentFiles(await listImports(ctx.db, ctx.scope)),
              supply: z.coverage.supply(
                await countStructures(ctx.db, ctx.scope),
                formatDate(today(ctx.clock, services.territory.zone)),
              ),
            }}
          />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: `${ZONES}/methode`,
    policy: anyone(),
    steady: 'memory',
    handle: () =>
      page({
        title: m.title,
        description: m.lead,
        breadcrumb: [...above, { label: z.title, href: ZONES }, { label: m.title }],
        body: <MethodPage />,
      }),
  }),
  route({
    method: 'GET',
    path: `${ZONES}/export.csv`,
    policy: anyone(),
    query: zonesQuery,
    handle: async ({ ctx, services, query }) => {
      const { departments } = services.territory
      const { bySector } = await readZones(ctx, { departments, filter: filterOf(query) })
      const cells = bySector.cells.filter(
        ({ sector }) => query.secteur === undefined || sector === query.secteur,
      )
      return file({
        name: z.fileName,
        mediaType: 'text/csv',
        body: writeCsv(
          csvColumns(),
          cells.map((cell) => csvRow(cell, bySector.mean)),
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: `${ZONES}/detail`,
    policy: anyone(),
    steady: 'memory',
    query: cellQuery,
    load: async ({ ctx, services, query }) => {
      const { departments } = services.territory
      const zones = await readZones(ctx, { departments, filter: filterOf(query) })
      return cellOf(zones, query.secteur ?? null, query.departement)
    },
    handle: async ({ ctx, services, query, resource: { cell, mean } }) => {
      const { items, total } = await linesOfCell(
        ctx.db,
        ctx.scope,
        filterOf(query),
        { sector: query.secteur ?? null, department: query.departement },
        { page: query.page, size: PAGE_SIZE },
      )
      const contracts = items.flatMap(({ source, id }) => (source === 'contracts' ? [id] : []))
      const title = z.detail.title(sectorName(query.secteur ?? null), departmentName(query.departement))
      return page({
        title,
        breadcrumb: [...above, { label: z.title, href: ZONES }, { label: title }],
        body: (
          <DetailPage
            view={{
              query,
              cell,
              mean,
              lines: items,
              winners: await winnersOf(ctx.db, ctx.scope, contracts),
              pages: pageCount({ total, size: PAGE_SIZE }),
              today: today(ctx.clock, services.territory.zone).toString(),
            }}
          />
        ),
      })
    },
  }),
  ...importRoutes,
]
