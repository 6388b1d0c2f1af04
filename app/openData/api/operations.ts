import { z } from 'zod'
import {
  everything,
  idsAfter,
  kindCodes,
  kinds,
  readStructures,
  type Search,
  sectorCodes,
  sectors,
  survivorBy,
} from '../../directory/index.ts'
import { searchOf } from '../../directory/pages/index.ts'
import { listEvents } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { officialName } from '../../platform/geo/departments.ts'
import {
  envelopeOf,
  filters,
  longList,
  pagedQuery,
  pageOfSearch,
  recordsOf,
  recordsOfSearch,
  tagOf,
} from './listing.ts'
import { API, type Operation, operation } from './operation.ts'
import { inclusionServicesOf, inclusionStructureOf, presentFeature, presentStructure } from './present.ts'
import {
  departmentList,
  eventList,
  featureCollection,
  inclusionServicePage,
  inclusionStructurePage,
  kindList,
  sectorList,
  structureAnswer,
  structurePage,
} from './schemas.ts'

export const GEOJSON = 'application/geo+json'

/** Points of a search, written as they are read. */
export async function* featuresOf(ctx: Ctx, search: Search, publicUrl: string) {
  for await (const records of recordsOfSearch(ctx, search))
    yield records.flatMap(({ one }) => presentFeature(one, publicUrl) ?? [])
}

const bySiret = z.strictObject({
  id: z.string().regex(/^(\d{14}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i),
})

/** Every operation of the API, in the order of its documentation. */
export const operations: readonly Operation[] = [
  operation({
    id: 'structures',
    path: '/structures',
    query: pagedQuery,
    answer: structurePage,
    example: '/api/v1/structures?secteur=nettoyage&taille=5',
    handle: async (request) =>
      (await pageOfSearch(request, request.query, ({ one, updatedAt }) => [
        presentStructure(one, { publicUrl: request.services.publicUrl, updatedAt }),
      ])) as never,
  }),
  operation({
    id: 'geojson',
    path: '/structures.geojson',
    query: filters,
    answer: featureCollection,
    mediaType: GEOJSON,
    cost: 5,
    handle: async ({ ctx, services, query, url }) => {
      const { search, problem } = await searchOf(ctx, services, { ...query, page: 1, vue: undefined })
      if (problem !== null) return { problem }
      const head = { type: 'FeatureCollection', ...(await envelopeOf(ctx)) }
      const features = featuresOf(ctx, search, services.publicUrl)
      return { tag: await tagOf(ctx, url), chunks: longList(head, 'features', features) }
    },
  }),
  operation({
    id: 'structure',
    path: '/structures/:id',
    params: bySiret,
    answer: structureAnswer,
    handle: async ({ ctx, services, params: { id } }) => {
      const key = /^\d{14}$/.test(id) ? 'siret' : 'id'
      const [found] = await readStructures(ctx.db, ctx.scope, key, [id.toLowerCase()])
      const [record] = found === undefined ? [] : await recordsOf(ctx, [found.id])
      if (record === undefined) {
        const survivor = await survivorBy(ctx.db, ctx.scope, key, id.toLowerCase())
        return survivor === null ? null : { moved: `${API}/structures/${survivor.id}` }
      }
      const { one, updatedAt } = record
      const { publicUrl } = services
      return {
        body: { ...(await envelopeOf(ctx)), donnees: presentStructure(one, { publicUrl, updatedAt }) },
      }
    },
  }),
  operation({
    id: 'inclusionStructures',
    path: '/data-inclusion/structures',
    query: pagedQuery,
    answer: inclusionStructurePage,
    handle: async (request) =>
      (await pageOfSearch(request, request.query, ({ one, updatedAt }) => [
        inclusionStructureOf(one, { publicUrl: request.services.publicUrl, updatedAt }),
      ])) as never,
  }),
  operation({
    id: 'inclusionServices',
    path: '/data-inclusion/services',
    query: pagedQuery,
    answer: inclusionServicePage,
    handle: async (request) =>
      (await pageOfSearch(request, request.query, ({ one, updatedAt }) =>
        inclusionServicesOf(one, { publicUrl: request.services.publicUrl, updatedAt }),
      )) as never,
  }),
  operation({
    id: 'sectors',
    path: '/secteurs',
    answer: sectorList,
    handle: async ({ ctx }) => ({
      body: {
        ...(await envelopeOf(ctx)),
        donnees: sectorCodes.map((code) => {
          const { name, cpv, naf } = sectors[code]
          return { code, nom: name, cpv: [...cpv], naf: [...naf] }
        }),
      },
    }),
  }),
  operation({
    id: 'kinds',
    path: '/types',
    answer: kindList,
    handle: async ({ ctx }) => ({
      body: {
        ...(await envelopeOf(ctx)),
        donnees: kindCodes.map((code) => ({ code, nom: kinds[code].name, fondement: kinds[code].basis })),
      },
    }),
  }),
  operation({
    id: 'departments',
    path: '/departements',
    answer: departmentList,
    handle: async ({ ctx, services }) => ({
      body: {
        ...(await envelopeOf(ctx)),
        donnees: services.territory.departments.map((code) => ({
          code,
          nom: officialName('departement', code) ?? code,
        })),
      },
    }),
  }),
  operation({
    id: 'events',
    path: '/rencontres',
    answer: eventList,
    handle: async ({ ctx, services }) => ({
      body: {
        ...(await envelopeOf(ctx)),
        donnees: (await listEvents(ctx.db, ctx.scope, ['published', 'held'])).map((event) => ({
          url: `${services.publicUrl}/rencontres/${event.slug}`,
          titre: event.title,
          theme: event.theme,
          jour: event.day,
          lieu: event.venue.name,
          commune: event.venue.city,
          etat: event.status === 'held' ? ('passee' as const) : ('annoncee' as const),
          fictive: event.fictitious,
        })),
      },
    }),
  }),
]

/** The first record by name: what the documentation shows runs on any directory. */
export const someStructure = async (ctx: Ctx): Promise<string | null> =>
  (await idsAfter(ctx.db, ctx.scope, everything, { after: null, size: 1 })).ids[0] ?? null
