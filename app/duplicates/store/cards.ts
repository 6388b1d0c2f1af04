import { sql } from 'kysely'
import { TOWN_CENTRE } from '../../directory/index.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { Compared } from '../domain/compared.ts'
import { askedKeys, keysOf, MOST_MEMBERS } from '../domain/keys.ts'

type Row = Omit<Compared, 'position'> & {
  readonly version: number
  readonly latitude: number | null
  readonly longitude: number | null
}

const columns =
  sql.raw(`s.id, s.version, s.siret, s.name, s.brand, s.address, s.post_code as "postCode", s.city,
  s.commune_code as "communeCode", s.department, s.phone, s.email, s.website,
  case when s.origins -> 'position' ->> 'source' is distinct from '${TOWN_CENTRE}' then s.latitude end as latitude,
  case when s.origins -> 'position' ->> 'source' is distinct from '${TOWN_CENTRE}' then s.longitude end as longitude`)

const toCompared = ({ latitude, longitude, version: _, ...row }: Row): Compared => ({
  ...row,
  position: latitude === null || longitude === null ? null : { latitude, longitude },
})

/** Records by their identifier, without those in the trash. */
export const comparedOf = async (
  db: Db,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Compared>> => {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Row>`select ${columns} from structure s
    where s.territory_id = ${scope.territoryId} and s.deleted_at is null and s.id = any (${ids}::uuid[])`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.id, toCompared(row)]))
}

/** One job at a time goes through the directory: another waits for its next portion. */
export const holdScan = async (ctx: Ctx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('duplicate-scan ' || ${ctx.scope.territoryId}::text, 0))`.execute(
    ctx.db,
  )
}

/**
 * Files anew, under their keys, some records that changed since they were filed. @returns how many there were: fewer than
 * `most` when all are filed
 */
export const fileCards = async (ctx: Ctx, most: number): Promise<number> => {
  const { territoryId } = ctx.scope
  const { rows } = await sql<Row>`select ${columns} from structure s
    left join duplicate_card c on c.territory_id = s.territory_id and c.structure_id = s.id
    where s.territory_id = ${territoryId} and s.deleted_at is null and c.version is distinct from s.version
    limit ${most}`.execute(ctx.db)
  if (rows.length === 0) return 0
  const ids = rows.map(({ id }) => id)
  await sql`insert into duplicate_card (territory_id, structure_id, version)
    select ${territoryId}::uuid, r.id, r.version from unnest(${ids}::uuid[], ${rows.map(({ version }) => version)}::int[])
      as r (id, version)
    on conflict (territory_id, structure_id) do update set version = excluded.version, compared = false`.execute(
    ctx.db,
  )
  await sql`delete from duplicate_key
    where territory_id = ${territoryId} and structure_id = any (${ids}::uuid[])`.execute(ctx.db)
  const keys = rows.flatMap((row) => keysOf(toCompared(row)).map((key) => ({ id: row.id, key })))
  await sql`insert into duplicate_key (territory_id, structure_id, key)
    select ${territoryId}::uuid, r.id, r.key
    from unnest(${keys.map(({ id }) => id)}::uuid[], ${keys.map(({ key }) => key)}::text[]) as r (id, key)`.execute(
    ctx.db,
  )
  return rows.length
}

/** Takes out what went to the trash: its keys, and the pairs that nobody merged. */
export const dropGone = async (ctx: Ctx): Promise<void> => {
  const { territoryId } = ctx.scope
  await sql`with gone as (
      delete from duplicate_card c using structure s
      where c.territory_id = ${territoryId} and s.territory_id = c.territory_id and s.id = c.structure_id
        and s.deleted_at is not null
      returning c.structure_id)
    delete from duplicate_pair p where p.territory_id = ${territoryId} and p.state <> 'merged'
      and (p.one_id in (select structure_id from gone) or p.other_id in (select structure_id from gone))`.execute(
    ctx.db,
  )
}

export type Candidates = {
  /** How many were taken: those in the trash meanwhile have no candidates. */
  readonly taken: readonly string[]
  readonly candidates: readonly { readonly one: Compared; readonly others: readonly Compared[] }[]
}

/** Some records that are still to be compared, each with those that share a key with it. */
export const takeCandidates = async (ctx: Ctx, most: number): Promise<Candidates> => {
  const { territoryId } = ctx.scope
  const { rows: taken } = await sql<{ id: string }>`
    update duplicate_card set compared = true where territory_id = ${territoryId} and structure_id in (
      select structure_id from duplicate_card where territory_id = ${territoryId} and not compared
      order by structure_id limit ${most})
    returning structure_id as id`.execute(ctx.db)
  const ids = taken.map(({ id }) => id)
  const ones = await comparedOf(ctx.db, ctx.scope, ids)
  const asked = [...ones.values()].flatMap((one) => askedKeys(one).map((key) => ({ id: one.id, key })))
  const keys = [...new Set(asked.map(({ key }) => key))]
  // One more than is compared: a key that many share is read no further.
  const { rows: blocks } = await sql<{ key: string; members: string[] }>`
    select wanted.key, array_agg(found.structure_id) as members
    from unnest(${keys}::text[]) as wanted (key) cross join lateral (
      select structure_id from duplicate_key k where k.territory_id = ${territoryId} and k.key = wanted.key
      limit ${MOST_MEMBERS + 1}) found
    group by wanted.key having count(*) <= ${MOST_MEMBERS}`.execute(ctx.db)
  const membersOf = new Map(blocks.map(({ key, members }) => [key, members]))
  const others = new Map<string, Set<string>>(ids.map((id) => [id, new Set()]))
  for (const { id, key } of asked)
    for (const member of membersOf.get(key) ?? []) if (member !== id) others.get(id)?.add(member)
  const known = await comparedOf(ctx.db, ctx.scope, [
    ...new Set([...others.values()].flatMap((set) => [...set])),
  ])
  const candidates = [...ones.values()].map((one) => ({
    one,
    others: [...(others.get(one.id) ?? [])].flatMap((id) => known.get(id) ?? []),
  }))
  return { taken: ids, candidates }
}
