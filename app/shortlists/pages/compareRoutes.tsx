import { z } from 'zod'
import { distance, readStructures, type Structure, siret } from '../../directory/index.ts'
import { anyone } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { findCommune } from '../../platform/geo/find.ts'
import { many, optional } from '../../platform/http/input.ts'
import { page, redirect } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { MOST_COMPARED } from '../domain/shortlist.ts'
import { ComparePage } from './compareView.tsx'
import { p } from './messages.ts'
import { compareAddress, comparePath } from './paths.ts'

const SHORT_ID = /([0-9a-f]{10})\/?(?:[?#].*)?$/

/** The record that somebody names by its SIRET or by its address. */
const named = async (ctx: Ctx, text: string): Promise<Structure | null> => {
  const read = siret(text)
  if (read.ok) return (await readStructures(ctx.db, ctx.scope, 'siret', [read.value]))[0] ?? null
  const [, short] = SHORT_ID.exec(text.trim()) ?? []
  return short === undefined
    ? null
    : ((await readStructures(ctx.db, ctx.scope, 'short_id', [short]))[0] ?? null)
}

/** Records side by side. Every state is an address: it is sent to a colleague as it is. */
export const compareRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: comparePath,
    policy: anyone(),
    query: z.strictObject({
      ids: many(z.uuid()).pipe(z.array(z.string()).max(200)),
      ajout: optional(z.string().trim().max(200)),
      'pres-de': optional(z.string().trim().max(100)),
    }),
    handle: async ({ ctx, services, query }) => {
      const { ajout, 'pres-de': near = '' } = query
      const wanted = [...new Set(query.ids)]
      const added = ajout === undefined ? null : await named(ctx, ajout)
      if (added !== null) {
        const ids = [...wanted.filter((one) => one !== added.id), added.id]
        return redirect(compareAddress(ids, near))
      }
      const read = await readStructures(ctx.db, ctx.scope, 'id', wanted)
      const structures = wanted.flatMap((id) => read.filter((one) => one.id === id)).slice(0, MOST_COMPARED)
      const commune = near === '' ? null : await findCommune(ctx.db, near, services.territory.departments)
      const centre = commune?.position ?? null
      const wrong = ajout !== undefined || (near !== '' && centre === null)
      return page({
        title: p.compare.title,
        status: wrong ? 422 : 200,
        indexed: false,
        wide: true,
        breadcrumb: [{ label: p.structures, href: '/structures' }, { label: p.compare.title }],
        body: (
          <ComparePage
            view={{
              structures,
              tooMany: read.length > MOST_COMPARED,
              near: { typed: near, name: centre === null ? null : (commune?.name ?? null) },
              metres: structures.map(({ position }) =>
                centre === null || position === null ? null : distance(centre, position),
              ),
              notFound: ajout ?? null,
            }}
          />
        ),
      })
    },
  }),
]
