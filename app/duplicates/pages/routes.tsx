import { z } from 'zod'
import { readStructures, type Structure } from '../../directory/index.ts'
import { holds } from '../../platform/access/actor.ts'
import { optional, pageNumber } from '../../platform/http/input.ts'
import { page } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import { pageCount } from '../../platform/kernel/pagination.ts'
import { keySorts } from '../domain/keys.ts'
import { pairStates } from '../domain/pair.ts'
import { directoryTender } from '../domain/policy.ts'
import { listPairs } from '../store/pairs.ts'
import { lastScan } from '../store/scans.ts'
import { DuplicatesPage, type Named, stateSlugs } from './listView.tsx'
import { m } from './messages.ts'
import { pairRoutes } from './pairRoutes.tsx'
import { DUPLICATES } from './paths.ts'
import { placeOf } from './presentPair.ts'

const LISTED = 25

const named = (one: Structure): Named => ({
  name: one.name,
  slug: one.slug,
  place: placeOf(one),
  gone: one.deletedAt !== null,
})

const list = route({
  method: 'GET',
  path: DUPLICATES,
  policy: directoryTender(),
  query: z.strictObject({
    etat: optional(z.enum(Object.values(stateSlugs) as [string, ...string[]])),
    departement: optional(z.string().max(3)),
    page: pageNumber,
  }),
  handle: async ({ ctx, actor, services, formKeys, query }) => {
    const state = pairStates.find((one) => stateSlugs[one] === query.etat) ?? 'open'
    const department = query.departement ?? ''
    const found = await listPairs(ctx.db, ctx.scope, {
      state,
      department: department === '' ? null : department,
      page: query.page,
      size: LISTED,
    })
    const ids = [...new Set(found.items.flatMap(({ oneId, otherId }) => [oneId, otherId]))]
    const read = await readStructures(ctx.db, ctx.scope, 'id', ids, { deleted: true })
    const records = new Map(read.map((one) => [one.id, named(one)]))
    const scan = await lastScan(ctx.db, ctx.scope)
    // Each coordination has its own; the mission has them all.
    const own =
      actor.kind === 'person' && !holds(actor, 'mission')
        ? actor.memberships.flatMap(({ kinds, departments }) =>
            kinds.includes('coordination') ? departments : [],
          )
        : services.territory.departments
    const view = {
      state,
      department,
      departments: [...new Set(own)].toSorted(),
      pairs: found.items.flatMap((pair) => {
        const [one, other] = [records.get(pair.oneId), records.get(pair.otherId)]
        return one === undefined || other === undefined ? [] : [{ ...pair, one, other }]
      }),
      page: found.page,
      pages: pageCount(found),
      scanned: scan === null ? null : formatDateTime(localOf(scan.at, services.territory.zone)),
      skipped: keySorts
        .flatMap((sort) => {
          const count = scan?.skipped[sort] ?? 0
          return count === 0 ? [] : [m.sorts[sort](count)]
        })
        .join(', '),
      keys: formKeys,
    }
    return page({
      title: m.title,
      indexed: false,
      wide: true,
      breadcrumb: [{ label: m.title }],
      body: <DuplicatesPage view={view} />,
    })
  },
})

export const duplicatesRoutes: readonly Route[] = [list, ...pairRoutes]
