import { sql } from 'kysely'
import { readTradeWords } from '../../administration/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import type { Cause } from '../domain/revision.ts'
import type { Structure } from '../domain/structure.ts'
import { type Reach, reachFor } from './reach.ts'
import { writeRevisions } from './revisions.ts'
import { COLUMNS, rowOf } from './structureRow.ts'

const BATCH = 500

const names = Object.keys(COLUMNS)
const list = (prefix = ''): string => names.map((name) => `${prefix}${name}`).join(', ')
const definition = [
  ...Object.entries(COLUMNS).map(([name, type]) => `${name} ${type}`),
  ...['a', 'b', 'c', 'd'].map((weight) => `search_${weight} text`),
].join(', ')
/** Whoever wrote the record first keeps these. */
const KEPT = new Set(['id', 'fictitious'])
const updates = [
  'version = structure.version + 1',
  ...[...names.filter((name) => !KEPT.has(name)), 'search', 'updated_at'].map(
    (name) => `${name} = excluded.${name}`,
  ),
].join(', ')
const vector = ['a', 'b', 'c', 'd']
  .map((weight) => `setweight(to_tsvector('french', r.search_${weight}), '${weight.toUpperCase()}')`)
  .join(' || ')

const writeReferences = async (ctx: Ctx, batch: readonly Structure[]): Promise<void> => {
  const references = batch.flatMap((structure) =>
    structure.references.map(({ client, object, year, amount }, index) => ({
      structure_id: structure.id,
      position: index + 1,
      client,
      object,
      year,
      amount_band: amount,
    })),
  )
  if (references.length === 0) return
  await sql`insert into structure_reference (territory_id, structure_id, position, client, object, year, amount_band)
    select ${ctx.scope.territoryId}::uuid, r.* from json_to_recordset(${JSON.stringify(references)}::json)
    as r(structure_id uuid, position int, client text, object text, year int, amount_band text)`.execute(
    ctx.db,
  )
}

const writeChildren = async (
  ctx: Ctx,
  batch: readonly Structure[],
  fresh: ReadonlySet<string>,
  reach: Reach,
): Promise<void> => {
  const { territoryId } = ctx.scope
  const rewritten = batch.map(({ id }) => id).filter((id) => !fresh.has(id))
  for (const table of ['structure_kind', 'structure_activity', 'structure_reference'] as const) {
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
      number: one.basis?.number,
      valid_from: one.basis?.validFrom,
      valid_to: one.basis?.validTo,
      evidence: one.basis?.evidence,
      checked_by: one.basis?.checkedBy,
      checked_at: one.basis?.checkedAt,
    })),
  )
  await sql`insert into structure_kind (territory_id, structure_id, kind, source, source_date, number, valid_from, valid_to, evidence, checked_by, checked_at)
    select ${territoryId}::uuid, r.* from json_to_recordset(${JSON.stringify(recognised)}::json)
    as r(structure_id uuid, kind text, source text, source_date date, number text, valid_from date, valid_to date, evidence text, checked_by uuid, checked_at timestamptz)`.execute(
    ctx.db,
  )
  await writeReferences(ctx, batch)
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

/** Why structures are written, and what they were: null for one that is new. Without it no revision is kept. */
export type Told = {
  readonly cause: Cause
  readonly importId?: string | null
  readonly before: (id: string) => Structure | null
}

/**
 * Writes whole structures without telling the lists: an import calls it batch after batch, then `tellLists` once, so
 * that it holds the lock of the version only at its end.
 * @returns the version of each after it
 */
export const writeStructures = async (
  ctx: Ctx,
  structures: readonly Structure[],
  told?: Told,
): Promise<ReadonlyMap<string, number>> => {
  const versions = new Map<string, number>()
  const now = toDate(ctx.clock.now())
  const reach = await reachFor(ctx.db, structures)
  const local = await readTradeWords(ctx.db, ctx.scope)
  for (let start = 0; start < structures.length; start += BATCH) {
    const batch = structures.slice(start, start + BATCH)
    const rows = JSON.stringify(batch.map((structure) => rowOf(structure, reach, local)))
    // One parameter for the whole batch: thousands of them would cost more than the insertion.
    const written = await sql<{ id: string; version: number; fresh: boolean }>`
      insert into structure (territory_id, ${sql.raw(list())}, search, created_at, updated_at)
      select ${ctx.scope.territoryId}::uuid, ${sql.raw(list('r.'))}, ${sql.raw(vector)}, ${now}::timestamptz, ${now}::timestamptz
      from json_to_recordset(${rows}::json) as r(${sql.raw(definition)})
      on conflict (territory_id, id) do update set ${sql.raw(updates)}
      returning id, version, (xmax = 0) as fresh`.execute(ctx.db)
    for (const { id, version } of written.rows) versions.set(id, version)
    if (told !== undefined) await writeRevisions(ctx, batch, told, (id) => versions.get(id) ?? 1)
    const fresh = new Set(written.rows.filter((row) => row.fresh).map((row) => row.id))
    await writeChildren(ctx, batch, fresh, reach)
  }
  return versions
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
