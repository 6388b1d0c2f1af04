import { z } from 'zod'
import { countStructures } from '../../directory/index.ts'
import { countHeldEvents, upcomingEvents } from '../../events/index.ts'
import { administrator, anyone } from '../../platform/access/policy.ts'
import { file, json, page } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { formatDate, formatNumber } from '../../platform/i18n/format.ts'
import { today } from '../../platform/kernel/dates.ts'
import { readSettings } from '../../platform/settings/readSettings.ts'
import { t } from '../messages.ts'
import { HomePage } from './home.tsx'
import { ArticlePage, articlePaths, PICTURES, readArticle, readPicture } from './legal.tsx'
import { publisherFacts } from './publisher.tsx'
import { SiteMap, StatusPage } from './status.tsx'

const article = ([path, name]: readonly [string, string]): Route =>
  route({
    method: 'GET',
    path,
    policy: anyone(),
    steady: 'memory',
    handle: async ({ ctx, services }) => {
      const found = await readArticle(name)
      const facts = await publisherFacts(name, ctx, services)
      return page({
        title: found.title,
        breadcrumb: [
          ...(path.startsWith('/aide/') ? [{ label: t.legal.help, href: '/aide' }] : []),
          { label: found.title },
        ],
        body: <ArticlePage article={found} facts={facts} />,
      })
    },
  })

export const siteRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: `${PICTURES}:name`,
    policy: anyone(),
    params: z.strictObject({ name: z.string().regex(/^[a-z-]+\.png$/) }),
    load: async ({ params: { name } }) => {
      const picture = await readPicture(name)
      return picture === null ? null : { picture }
    },
    handle: ({ params: { name }, resource: { picture } }) =>
      file({ name, mediaType: 'image/png', body: picture, inline: true, publicSeconds: 3600 }),
  }),
  route({
    method: 'GET',
    path: '/',
    policy: anyone(),
    steady: 'memory',
    handle: async ({ ctx, services }) => {
      const day = today(ctx.clock, services.territory.zone)
      const { territoryName } = await readSettings(ctx.db, ctx.scope.territoryId)
      return page({
        title: t.home.title,
        description: t.home.lead(territoryName),
        body: (
          <HomePage
            view={{
              territoryName,
              structures: formatNumber(await countStructures(ctx.db, ctx.scope)),
              held: formatNumber(await countHeldEvents(ctx)),
              date: { iso: day.toString(), text: formatDate(day) },
              upcoming: await upcomingEvents(ctx),
            }}
          />
        ),
      })
    },
  }),
  ...[...articlePaths].map(article),
  route({
    method: 'GET',
    path: '/plan-du-site',
    policy: anyone(),
    handle: () => page({ title: t.legal.map, breadcrumb: [{ label: t.legal.map }], body: <SiteMap /> }),
  }),
  route({
    method: 'GET',
    path: '/etat-du-service',
    policy: anyone(),
    handle: async ({ ctx }) => {
      const started = performance.now()
      await ctx.db.selectFrom('territory').select('id').executeTakeFirst()
      return page({
        title: t.legal.status,
        breadcrumb: [{ label: t.legal.status }],
        body: <StatusPage milliseconds={performance.now() - started} />,
      })
    },
  }),
  // The process answers: nothing else is asked of it.
  route({ method: 'GET', path: '/healthz', policy: anyone(), handle: () => json({ status: 'ok' }) }),
  // The process can serve: its database answers.
  route({
    method: 'GET',
    path: '/readyz',
    policy: anyone(),
    handle: async ({ ctx }) => {
      await ctx.db.selectFrom('territory').select('id').executeTakeFirst()
      return json({ status: 'ready' })
    },
  }),
  route({
    method: 'GET',
    path: '/metrics',
    policy: administrator(),
    handle: async ({ services }) =>
      file({ name: 'metrics.txt', mediaType: 'text/plain', body: await services.metrics(), inline: true }),
  }),
  route({
    method: 'GET',
    path: '/robots.txt',
    policy: anyone(),
    handle: ({ services: { publicUrl } }) =>
      file({
        name: 'robots.txt',
        mediaType: 'text/plain',
        body: `User-agent: *\nDisallow: /administration\nDisallow: /acces/\nDisallow: /desabonnement/\nDisallow: /integrer/\n\nSitemap: ${publicUrl}/sitemap.xml\n`,
        inline: true,
      }),
  }),
]
