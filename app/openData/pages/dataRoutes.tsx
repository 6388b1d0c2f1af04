import { z } from 'zod'
import { eachStructure, lastChange, publicRow, tableColumns } from '../../directory/index.ts'
import { anyone } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { json, page, stream } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import { csvLines, XLSX_TYPE, xlsxChunks } from '../../platform/tables/write.ts'
import { envelopeOf, longList, tagOf } from '../api/listing.ts'
import { GEOJSON } from '../api/operations.ts'
import { presentFeature, presentStructure } from '../api/present.ts'
import { structureSchema } from '../api/schemas.ts'
import { FILE_COST } from '../domain/limits.ts'
import { t } from '../messages.ts'
import { recordsWithDates } from '../store/wholeDirectory.ts'
import { admit } from '../usecases/admit.ts'
import { DataPage } from './dataView.tsx'

const open = { shared: true, problems: true, admit: admit(FILE_COST) } as const

async function* rowsOf(ctx: Ctx) {
  for await (const batch of eachStructure(ctx.db, ctx.scope)) yield batch.map(publicRow)
}

async function* structuresOf(ctx: Ctx, publicUrl: string) {
  for await (const batch of recordsWithDates(ctx.db, ctx.scope))
    yield batch.map(({ one, updatedAt }) => presentStructure(one, { publicUrl, updatedAt }))
}

async function* featuresOf(ctx: Ctx, publicUrl: string) {
  for await (const batch of eachStructure(ctx.db, ctx.scope))
    yield batch.flatMap((one) => presentFeature(one, publicUrl) ?? [])
}

type Content = (ctx: Ctx, publicUrl: string) => Promise<AsyncIterable<string | Uint8Array>>

/** A whole file of the directory, read from end to end as it is sent. */
const file = (ending: string, mediaType: string, content: Content): Route =>
  route({
    method: 'GET',
    path: `/donnees/structures.${ending}`,
    policy: anyone(),
    open,
    query: z.strictObject({}),
    handle: async ({ ctx, services, url }) =>
      stream({
        name: `structures.${ending}`,
        mediaType,
        tag: await tagOf(ctx, url),
        chunks: await content(ctx, services.publicUrl),
      }),
  })

export const dataRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/donnees',
    policy: anyone(),
    steady: 'memory',
    query: z.strictObject({}),
    handle: async ({ ctx, services }) => {
      const changed = await lastChange(ctx.db, ctx.scope)
      const day = changed === null ? null : formatDate(localOf(changed, services.territory.zone))
      const { publicUrl } = services
      return page({
        title: t.data.title,
        description: t.data.description,
        breadcrumb: [{ label: t.data.title }],
        body: <DataPage view={{ day, publicUrl }} />,
        linkedData: datasetOf(publicUrl, changed),
      })
    },
  }),
  file('csv', 'text/csv; charset=utf-8', async (ctx) => csvLines(tableColumns(), rowsOf(ctx))),
  file('xlsx', XLSX_TYPE, async (ctx) => xlsxChunks(t.data.sheet, tableColumns(), rowsOf(ctx))),
  file('json', 'application/json', async (ctx, publicUrl) =>
    longList(await envelopeOf(ctx), 'donnees', structuresOf(ctx, publicUrl)),
  ),
  file('geojson', GEOJSON, async (ctx, publicUrl) =>
    longList(
      { type: 'FeatureCollection', ...(await envelopeOf(ctx)) },
      'features',
      featuresOf(ctx, publicUrl),
    ),
  ),
  route({
    method: 'GET',
    path: '/donnees/structures.schema.json',
    policy: anyone(),
    open: { shared: true, problems: true },
    query: z.strictObject({}),
    handle: () => json(z.toJSONSchema(structureSchema), { mediaType: 'application/schema+json' }),
  }),
]

/** The files as engines that list data sets read them (schema.org). */
const datasetOf = (publicUrl: string, changed: Date | null) => ({
  '@context': 'https://schema.org',
  '@type': 'Dataset',
  name: t.data.title,
  description: t.data.description,
  url: `${publicUrl}/donnees`,
  license: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
  ...(changed === null ? {} : { dateModified: changed.toISOString() }),
  distribution: (
    [
      ['csv', 'text/csv'],
      ['xlsx', XLSX_TYPE],
      ['json', 'application/json'],
      ['geojson', GEOJSON],
    ] as const
  ).map(([ending, encodingFormat]) => ({
    '@type': 'DataDownload',
    encodingFormat,
    contentUrl: `${publicUrl}/donnees/structures.${ending}`,
  })),
})
