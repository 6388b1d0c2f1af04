import { sql } from 'kysely'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { fold } from '../../platform/kernel/text.ts'
import { kinds } from '../domain/kinds.ts'
import { tradeWords } from '../domain/sectors.ts'
import type { Structure } from '../domain/structure.ts'

const BATCH = 500

const searchText = (structure: Structure): string =>
  [
    structure.name,
    structure.brand ?? '',
    structure.city ?? '',
    structure.siret ?? '',
    structure.description ?? '',
    ...structure.kinds.map(({ kind }) => `${kind} ${kinds[kind].name}`),
    tradeWords(structure.activities.map((activity) => activity.sector)),
  ].join(' ')

const rowOf = (territoryId: string, structure: Structure, now: Date) => ({
  territory_id: territoryId,
  id: structure.id,
  slug: structure.slug,
  siret: structure.siret,
  name: structure.name,
  brand: structure.brand,
  description: structure.description,
  naf: structure.naf,
  address: structure.address,
  post_code: structure.postCode,
  city: structure.city,
  commune_code: structure.communeCode,
  department: structure.department,
  latitude: structure.position?.latitude ?? null,
  longitude: structure.position?.longitude ?? null,
  website: structure.website,
  kinds: structure.kinds.map(({ kind }) => kind),
  sectors: [...new Set(structure.activities.map(({ sector }) => sector))],
  fictitious: structure.fictitious,
  source: structure.source,
  source_date: structure.sourceDate,
  search: sql<string>`to_tsvector('french', ${fold(searchText(structure))})`,
  name_key: fold(structure.name),
  created_at: now,
  updated_at: now,
})

const areaOf = (area: Structure['activities'][number]['area']) => ({
  area: area.kind,
  departments: area.kind === 'departments' ? [...area.departments] : [],
  radius_km: area.kind === 'radius' ? area.km : null,
})

/** Marks that the directory changed: counts kept in memory are for the version they were made on. */
const bump = (ctx: Ctx): Promise<unknown> =>
  ctx.db
    .insertInto('directory_version')
    .values({ territory_id: ctx.scope.territoryId, version: 1 })
    .onConflict((conflict) =>
      conflict.column('territory_id').doUpdateSet({ version: sql`directory_version.version + 1` }),
    )
    .execute()

/** Writes whole structures: new ones, and known ones by their id, whose kinds and activities are replaced. */
export const saveStructures = async (ctx: Ctx, structures: readonly Structure[]): Promise<void> => {
  const { territoryId } = ctx.scope
  const now = toDate(ctx.clock.now())
  for (let start = 0; start < structures.length; start += BATCH) {
    const batch = structures.slice(start, start + BATCH)
    await ctx.db
      .insertInto('structure')
      .values(batch.map((structure) => rowOf(territoryId, structure, now)))
      .onConflict((conflict) =>
        conflict.columns(['territory_id', 'id']).doUpdateSet((eb) => ({
          siret: eb.ref('excluded.siret'),
          name: eb.ref('excluded.name'),
          brand: eb.ref('excluded.brand'),
          description: eb.ref('excluded.description'),
          naf: eb.ref('excluded.naf'),
          address: eb.ref('excluded.address'),
          post_code: eb.ref('excluded.post_code'),
          city: eb.ref('excluded.city'),
          commune_code: eb.ref('excluded.commune_code'),
          department: eb.ref('excluded.department'),
          latitude: eb.ref('excluded.latitude'),
          longitude: eb.ref('excluded.longitude'),
          website: eb.ref('excluded.website'),
          kinds: eb.ref('excluded.kinds'),
          sectors: eb.ref('excluded.sectors'),
          source: eb.ref('excluded.source'),
          source_date: eb.ref('excluded.source_date'),
          search: eb.ref('excluded.search'),
          name_key: eb.ref('excluded.name_key'),
          updated_at: eb.ref('excluded.updated_at'),
        })),
      )
      .execute()
    const ids = batch.map(({ id }) => id)
    for (const table of ['structure_kind', 'structure_activity'] as const) {
      await ctx.db
        .deleteFrom(table)
        .where('territory_id', '=', territoryId)
        .where('structure_id', 'in', ids)
        .execute()
    }
    const recognised = batch.flatMap((structure) =>
      structure.kinds.map((one) => ({
        territory_id: territoryId,
        structure_id: structure.id,
        kind: one.kind,
        source: one.source,
        source_date: one.sourceDate,
      })),
    )
    if (recognised.length > 0) await ctx.db.insertInto('structure_kind').values(recognised).execute()
    const activities = batch.flatMap((structure) =>
      structure.activities.map(({ sector, service, area, deduced }) => ({
        territory_id: territoryId,
        id: newId(),
        structure_id: structure.id,
        sector,
        service,
        ...areaOf(area),
        deduced,
      })),
    )
    if (activities.length > 0) await ctx.db.insertInto('structure_activity').values(activities).execute()
  }
  await bump(ctx)
}
