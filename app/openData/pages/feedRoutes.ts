import { z } from 'zod'
import { addressesOf, changedLately, partsOf } from '../../directory/index.ts'
import { addressOf, searchOf } from '../../directory/pages/index.ts'
import { listEvents } from '../../events/index.ts'
import { anyone } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { problemReply } from '../../platform/http/open.ts'
import { file, stream } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { escapeXml, XML_HEAD, xmlElement } from '../../platform/kernel/xml.ts'
import { filters, tagOf } from '../api/listing.ts'
import { t } from '../messages.ts'
import { admit } from '../usecases/admit.ts'
import { atomOf } from './atom.ts'

const FEED_SIZE = 50
/** What the protocol allows in one file. */
export const SITEMAP_SIZE = 50_000

const open = { shared: true, problems: true, remedies: t.remedies } as const
const none = z.strictObject({})

const urlEntry = (address: string, changed: Date | null): string =>
  `<url>${xmlElement('loc', address)}${changed === null ? '' : xmlElement('lastmod', changed.toISOString())}</url>\n`

const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9'

async function* sitemapPart(ctx: Ctx, publicUrl: string, part: number) {
  yield `${XML_HEAD}\n<urlset xmlns="${SITEMAP}">\n`
  for await (const rows of addressesOf(ctx.db, ctx.scope, { part, size: SITEMAP_SIZE }))
    yield rows.map(({ slug, updatedAt }) => urlEntry(`${publicUrl}/structures/${slug}`, updatedAt)).join('')
  yield '</urlset>\n'
}

/** Pages that everybody may read, besides the records. */
const PAGES = ['/', '/structures', '/rencontres', '/donnees', '/api', '/aide', '/accessibilite'] as const

export const feedRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/flux/structures.atom',
    policy: anyone(),
    open: { ...open, admit: admit() },
    query: filters,
    handle: async ({ ctx, services, query, url }) => {
      const { publicUrl } = services
      const listed = { ...query, page: 1, vue: undefined }
      const { search, problem } = await searchOf(ctx, services, listed)
      if (problem !== null)
        return problemReply({
          status: 422,
          problems: [problem],
          asked: url.searchParams,
          remedies: t.remedies,
        })
      const changed = await changedLately(ctx.db, ctx.scope, search, FEED_SIZE)
      return file({
        name: 'structures.atom',
        mediaType: 'application/atom+xml',
        inline: true,
        body: atomOf(changed, {
          publicUrl,
          self: addressOf('/flux/structures.atom', listed),
          list: addressOf('/structures', listed),
        }),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/opensearch.xml',
    policy: anyone(),
    open,
    query: none,
    handle: ({ services: { publicUrl } }) =>
      file({
        name: 'opensearch.xml',
        mediaType: 'application/opensearchdescription+xml',
        inline: true,
        body: [
          XML_HEAD,
          '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
          // The specification allows 16 and 48 characters.
          xmlElement('ShortName', 'OpenMap ESS'),
          xmlElement('LongName', t.feed.search),
          xmlElement('Description', t.feed.searchText),
          xmlElement('Language', 'fr'),
          xmlElement('InputEncoding', 'UTF-8'),
          `<Url type="text/html" rel="results" template="${escapeXml(publicUrl)}/structures?q={searchTerms}"/>`,
          `<Url type="application/json" rel="results" template="${escapeXml(publicUrl)}/api/v1/structures?q={searchTerms}"/>`,
          '</OpenSearchDescription>',
        ].join('\n'),
      }),
  }),
  route({
    method: 'GET',
    path: '/sitemap.xml',
    policy: anyone(),
    steady: 'memory',
    open,
    query: none,
    handle: async ({ ctx, services: { publicUrl } }) => {
      const parts = await partsOf(ctx.db, ctx.scope, SITEMAP_SIZE)
      const entries = parts.map(
        (changed, index) =>
          `<sitemap>${xmlElement('loc', `${publicUrl}/sitemap/structures/${index + 1}`)}${xmlElement('lastmod', changed.toISOString())}</sitemap>\n`,
      )
      return file({
        name: 'sitemap.xml',
        mediaType: 'application/xml',
        inline: true,
        body: `${XML_HEAD}\n<sitemapindex xmlns="${SITEMAP}">\n<sitemap>${xmlElement('loc', `${publicUrl}/sitemap/pages`)}</sitemap>\n${entries.join('')}</sitemapindex>\n`,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/sitemap/pages',
    policy: anyone(),
    steady: 'memory',
    open,
    query: none,
    handle: async ({ ctx, services: { publicUrl } }) => {
      const events = await listEvents(ctx.db, ctx.scope, ['published', 'held'])
      const paths = [...PAGES, ...events.map(({ slug }) => `/rencontres/${slug}`)]
      return file({
        name: 'pages.xml',
        mediaType: 'application/xml',
        inline: true,
        body: `${XML_HEAD}\n<urlset xmlns="${SITEMAP}">\n${paths.map((path) => urlEntry(`${publicUrl}${path}`, null)).join('')}</urlset>\n`,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/sitemap/structures/:part',
    policy: anyone(),
    open,
    params: z.strictObject({ part: z.coerce.number().int().min(1).max(1000) }),
    query: none,
    load: async ({ ctx, params: { part } }) =>
      part <= (await partsOf(ctx.db, ctx.scope, SITEMAP_SIZE)).length ? { part } : null,
    handle: async ({ ctx, services: { publicUrl }, resource: { part }, url }) =>
      stream({
        name: `structures-${part}.xml`,
        mediaType: 'application/xml',
        inline: true,
        tag: await tagOf(ctx, url),
        chunks: sitemapPart(ctx, publicUrl, part),
      }),
  }),
]
