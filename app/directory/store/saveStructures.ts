import { sql } from 'kysely'
import { readTradeWords, type TradeWords } from '../../administration/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { offersOf } from '../domain/offers.ts'
import { activityWords, folded } from '../domain/searchText.ts'
import type { Structure } from '../domain/structure.ts'
import { type Reach, reachFor } from './reach.ts'

const BATCH = 500

/** Columns of the table that come as they are from the JSON of a row, with their type there. */
const COLUMNS = {
  id: 'uuid',
  slug: 'text',
  siret: 'text',
  name: 'text',
  brand: 'text',
  description: 'text',
  naf: 'text',
  address: 'text',
  post_code: 'text',
  city: 'text',
  commune_code: 'text',
  department: 'text',
  latitude: 'float8',
  longitude: 'float8',
  website: 'text',
  kinds: 'text[]',
  sectors: 'text[]',
  offers: 'text[]',
  origins: 'jsonb',
  fictitious: 'boolean',
  source: 'text',
  source_date: 'date',
  name_key: 'text',
  letters: 'text',
} as const

const rowOf = (structure: Structure, reach: Reach, local: TradeWords) => {
  const { position, activities } = structure
  const reaching = activities.map(({ sector, area }) => ({
    sector,
    area: area.kind,
    reached: reach(area, position),
  }))
  const trades = [...new Set(activities.map(({ sector }) => sector))]
  return {
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
    latitude: position?.latitude ?? null,
    longitude: position?.longitude ?? null,
    website: structure.website,
    kinds: structure.kinds.map(({ kind }) => kind),
    sectors: trades,
    offers: offersOf(reaching, structure.department),
    origins: structure.origins,
    fictitious: structure.fictitious,
    source: structure.source,
    source_date: structure.sourceDate,
    name_key: folded(structure.name),
    letters: folded([structure.name, structure.brand ?? '', structure.city ?? ''].join(' ')),
    // By weight: the name first, then what it is and does, the place, what it says of itself.
    search_a: folded([structure.name, structure.brand ?? '', structure.siret ?? ''].join(' ')),
    search_b: activityWords(
      structure.kinds.map(({ kind }) => kind),
      trades,
      local,
    ),
    search_c: folded([structure.city ?? '', structure.postCode ?? ''].join(' ')),
    search_d: folded(structure.description ?? ''),
  }
}

const names = Object.keys(COLUMNS)
const list = (prefix = ''): string => names.map((name) => `${prefix}${name}`).join(', ')
const definition = [
  ...Object.entries(COLUMNS).map(([name, type]) => `${name} ${type}`),
  ...['a', 'b', 'c', 'd'].map((weight) => `search_${weight} text`),
].join(', ')
/** Whoever wrote the record first keeps these. */
const KEPT = new Set(['id', 'slug', 'fictitious'])
const updates = [...names.filter((name) => !KEPT.has(name)), 'search', 'updated_at']
  .map((name) => `${name} = excluded.${name}`)
  .join(', ')
const vector = ['a', 'b', 'c', 'd']
  .map((weight) => `setweight(to_tsvector('french', r.search_${weight}), '${weight.toUpperCase()}')`)
  .join(' || ')

const writeChildren = async (
  ctx: Ctx,
  batch: readonly Structure[],
  fresh: ReadonlySet<string>,
  reach: Reach,
): Promise<void> => {
  const { territoryId } = ctx.scope
  const rewritten = batch.map(({ id }) => id).filter((id) => !fresh.has(id))
  for (const table of ['structure_kind', 'structure_activity'] as const) {
    if (rewritten.length === 0) break
    await ctx.db
      .deleteFrom(table)
      .where('territory_id', '=', territoryId)
      .where('structure_id', 'in', rewritten)
      .execute()
  }
  const recognised = batch.flatMap((structure) =>
    structure.kinds.map((one) => ({
      structure_id: structure.id,
      kind: one.kind,
      source: one.source,
      source_date: one.sourceDate,
    })),
  )
  await sql`insert into structure_kind (territory_id, structure_id, kind, source, source_date)
    select ${territoryId}::uuid, r.* from json_to_recordset(${JSON.stringify(recognised)}::json)
    as r(structure_id uuid, kind text, source text, source_date date)`.execute(ctx.db)
  const activities = batch.flatMap((structure) =>
    structure.activities.map(({ sector, service, area, deduced }) => ({
      id: newId(),
      structure_id: structure.id,
      sector,
      service,
      area: area.kind,
      departments: reach(area, structure.position),
      communes: area.kind === 'communes' ? area.communes : [],
      radius_km: area.kind === 'radius' ? area.km : null,
      deduced,
    })),
  )
  if (activities.length === 0) return
  await sql`insert into structure_activity (territory_id, id, structure_id, sector, service, area, departments, communes, radius_km, deduced)
    select ${territoryId}::uuid, r.* from json_to_recordset(${JSON.stringify(activities)}::json)
    as r(id uuid, structure_id uuid, sector text, service text, area text, departments text[], communes text[], radius_km int, deduced boolean)`.execute(
    ctx.db,
  )
}

/**
 * Writes whole structures without telling the lists: an import calls it batch after batch, then `tellLists` once, so
 * that it holds the lock of the version only at its end.
 */
export const writeStructures = async (ctx: Ctx, structures: readonly Structure[]): Promise<void> => {
  const now = toDate(ctx.clock.now())
  const reach = await reachFor(ctx.db, structures)
  const local = await readTradeWords(ctx.db, ctx.scope)
  for (let start = 0; start < structures.length; start += BATCH) {
    const batch = structures.slice(start, start + BATCH)
    const rows = JSON.stringify(batch.map((structure) => rowOf(structure, reach, local)))
    // One parameter for the whole batch: thousands of them would cost more than the insertion.
    const written = await sql<{ id: string; fresh: boolean }>`
      insert into structure (territory_id, ${sql.raw(list())}, search, created_at, updated_at)
      select ${ctx.scope.territoryId}::uuid, ${sql.raw(list('r.'))}, ${sql.raw(vector)}, ${now}::timestamptz, ${now}::timestamptz
      from json_to_recordset(${rows}::json) as r(${sql.raw(definition)})
      on conflict (territory_id, id) do update set ${sql.raw(updates)}
      returning id, (xmax = 0) as fresh`.execute(ctx.db)
    const fresh = new Set(written.rows.filter((row) => row.fresh).map((row) => row.id))
    await writeChildren(ctx, batch, fresh, reach)
  }
}

/** Marks that the directory changed, in the same transaction: results kept in memory are for the version they were made on. */
export const tellLists = async (ctx: Ctx): Promise<void> => {
  await ctx.db
    .insertInto('directory_version')
    .values({ territory_id: ctx.scope.territoryId, version: 1 })
    .onConflict((conflict) =>
      conflict.column('territory_id').doUpdateSet({ version: sql`directory_version.version + 1` }),
    )
    .execute()
}

/** Writes whole structures: new ones, and known ones by their id, whose kinds and activities are replaced. */
export const saveStructures = async (ctx: Ctx, structures: readonly Structure[]): Promise<void> => {
  if (structures.length === 0) return
  await writeStructures(ctx, structures)
  await tellLists(ctx)
}
