import { anyone } from '../../../platform/access/policy.ts'
import { departmentName } from '../../../platform/geo/departments.ts'
import { page } from '../../../platform/http/reply.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { t } from '../../messages.ts'
import { countByTown, type TownCount } from '../../store/countByTown.ts'
import { addressOf, type ListQuery, listQuery } from '../listQuery.ts'
import { activeFilters } from '../presentList.ts'
import { searchOf } from '../searchOf.ts'
import { TABLE_PATH } from './directoryMap.tsx'
import { m } from './mapMessages.ts'
import { type PlaceRow, TablePage } from './tableView.tsx'

const listOf = (query: ListQuery, change: Parameters<typeof addressOf>[2]): string =>
  addressOf('/structures', query, { vue: undefined, page: undefined, ...change })

/** Départements by code, each before its communes by name; what has no address comes last. */
const rowsOf = (query: ListQuery, towns: readonly TownCount[]): PlaceRow[] => {
  const departments = [...new Set(towns.map(({ department }) => department))].toSorted((one, other) =>
    (one ?? 'zz').localeCompare(other ?? 'zz'),
  )
  return departments.flatMap((department) => {
    const own = towns
      .filter((town) => town.department === department)
      .toSorted((one, other) =>
        (one.name ?? '\uffff').localeCompare(other.name ?? '\uffff', 'fr', { numeric: true }),
      )
    const total = own.reduce((sum, { count }) => sum + count, 0)
    return [
      {
        level: 'department' as const,
        name: department === null ? m.page.unknown : departmentName(department),
        href: department === null ? null : listOf(query, { siege: [department] }),
        count: total,
      },
      ...own.map(({ name, count }) => ({
        level: 'commune' as const,
        name: name ?? m.page.noTown,
        // Around another place, that place would be asked for no more: the number alone is told.
        href:
          name === null || query['pres-de'] !== undefined
            ? null
            : listOf(query, {
                'pres-de': department === null ? name : `${name} (${department})`,
                rayon: '0',
                siege: department === null ? [] : [department],
              }),
        count,
      })),
    ]
  })
}

/** The map in words: the same results, counted where they are. */
export const tableRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: TABLE_PATH,
    policy: anyone(),
    steady: 'memory',
    query: listQuery,
    handle: async ({ ctx, services, query }) => {
      const { search, problem } = await searchOf(ctx, services, query)
      const { total, towns } = await countByTown(ctx.db, ctx.scope, search)
      const words = activeFilters(query).map(({ label }) => label)
      return page({
        status: problem === null ? 200 : 422,
        title: m.page.title,
        description: m.page.lead,
        breadcrumb: [{ label: t.list.title, href: '/structures' }, { label: m.page.title }],
        canonical: TABLE_PATH,
        body: (
          <TablePage
            view={{
              rows: rowsOf(query, towns),
              total,
              problem: problem?.sentence ?? null,
              filters: words.length === 0 ? null : m.page.filters(words.join(', ')),
              list: addressOf('/structures', query, { vue: 'liste', page: undefined }),
              map: addressOf('/structures', query, { vue: 'carte', page: undefined }),
              points: addressOf('/structures/carte.geojson', query, {
                vue: undefined,
                page: undefined,
                tri: undefined,
              }),
            }}
          />
        ),
      })
    },
  }),
]
