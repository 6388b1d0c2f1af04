import { z } from 'zod'
import { findStructures, lastChange } from '../../directory/index.ts'
import {
  addressOf,
  groundOf,
  listQuery,
  originOf,
  presentResult,
  searchOf,
} from '../../directory/pages/index.ts'
import { anyone } from '../../platform/access/policy.ts'
import { flatten, optional } from '../../platform/http/input.ts'
import { problemReply } from '../../platform/http/open.ts'
import { json, page } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { localOf, today } from '../../platform/kernel/dates.ts'
import { pageCount } from '../../platform/kernel/pagination.ts'
import { t } from '../messages.ts'
import { admit } from '../usecases/admit.ts'
import { EMBED_PATH, embedSize, frameOf } from './embedCode.ts'
import { EmbedPage } from './embedView.tsx'

const PAGE_SIZE = 20

const pixels = optional(z.coerce.number().int().min(1).max(10_000))
const oEmbedQuery = z.strictObject({
  url: z.string().max(2000),
  format: optional(z.string().max(10)),
  maxwidth: pixels,
  maxheight: pixels,
})

const LISTS = ['/structures', EMBED_PATH]

/** The frame that shows the list at this address of ours; null for any other address. */
export const embeddedAddress = (address: string, publicUrl: string): string | null => {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (url.origin !== new URL(publicUrl).origin || !LISTS.includes(url.pathname)) return null
  const asked = listQuery.safeParse(flatten(url.searchParams))
  if (!asked.success) return null
  return `${publicUrl}${addressOf(EMBED_PATH, asked.data, { page: undefined })}`
}

export const embedRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: EMBED_PATH,
    policy: anyone(),
    open: { framed: true },
    query: listQuery,
    handle: async ({ ctx, services, query }) => {
      const { search, problem } = await searchOf(ctx, services, query)
      const { items, total } = await findStructures(ctx.db, ctx.scope, search, {
        page: query.page,
        size: PAGE_SIZE,
      })
      const changed = await lastChange(ctx.db, ctx.scope)
      const day = today(ctx.clock).toString()
      const ground = query.vue === 'liste' ? null : await groundOf(ctx)
      return page({
        status: problem === null ? 200 : 422,
        title: t.embed.title,
        bare: true,
        wide: true,
        ...originOf(ground),
        indexed: false,
        canonical: `${services.publicUrl}${addressOf('/structures', query, { vue: undefined })}`,
        body: (
          <EmbedPage
            view={{
              query,
              error: problem?.sentence ?? null,
              total,
              ground,
              pages: pageCount({ total, size: PAGE_SIZE }),
              results: items.map((item) => presentResult(item, search, day)),
              day:
                changed === null ? t.embed.unknownDay : formatDate(localOf(changed, services.territory.zone)),
            }}
          />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/oembed',
    policy: anyone(),
    open: { shared: true, problems: true, remedies: t.remedies, admit: admit() },
    query: oEmbedQuery,
    handle: ({ services, query, url }) => {
      // The answers that the specification of oEmbed asks for (section 2.3.4).
      if (query.format !== undefined && query.format !== 'json')
        return problemReply({
          status: 501,
          problems: [{ field: 'format', sentence: t.remedies.format }],
          asked: url.searchParams,
          remedies: t.remedies,
        })
      const address = embeddedAddress(query.url, services.publicUrl)
      if (address === null)
        return problemReply({
          status: 404,
          problems: [{ field: 'url', sentence: t.remedies.url }],
          asked: url.searchParams,
          remedies: t.remedies,
        })
      const size = embedSize({ width: query.maxwidth, height: query.maxheight })
      return json({
        version: '1.0',
        type: 'rich',
        title: t.embed.title,
        provider_name: 'OpenMap ESS',
        provider_url: services.publicUrl,
        cache_age: 3600,
        ...size,
        html: frameOf(address, size),
      })
    },
  }),
]
