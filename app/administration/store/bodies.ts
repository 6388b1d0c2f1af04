import { type SqlBool, sql } from 'kysely'
import type { BodyRole } from '../../platform/access/actor.ts'
import { bodyRoles } from '../../platform/access/actor.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import { offsetOf, type Paged, type PageRequest } from '../../platform/kernel/pagination.ts'

export const bodyStates = ['active', 'archived', 'merged'] as const
export type BodyState = (typeof bodyStates)[number]

export type BodyFilter = {
  readonly words: string | null
  readonly kind: string | null
  readonly department: string | null
  readonly state: BodyState | null
}

export type BodyLine = {
  readonly id: string
  readonly name: string
  readonly kinds: readonly string[]
  readonly departments: readonly string[]
  readonly siren: string | null
  readonly members: number
  readonly state: BodyState
}

const stateSql = sql<BodyState>`case
  when exists (select from organisation_merge m where m.territory_id = o.territory_id and m.merged_id = o.id) then 'merged'
  when o.archived_at is not null then 'archived' else 'active' end`

/** Bodies of the territory by name. */
export const listBodies = async (
  db: Db,
  scope: Scope,
  filter: BodyFilter,
  wanted: PageRequest,
): Promise<Paged<BodyLine>> => {
  const all = [sql<SqlBool>`o.territory_id = ${scope.territoryId}`]
  for (const word of (filter.words ?? '').split(/\s+/).filter((one) => one !== '')) {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    all.push(
      sql<SqlBool>`unaccent(lower(o.name || ' ' || coalesce(o.siren, ''))) like unaccent(lower(${like}))`,
    )
  }
  if (filter.kind !== null) all.push(sql<SqlBool>`o.kinds @> ${[filter.kind]}::text[]`)
  if (filter.department !== null) all.push(sql<SqlBool>`o.departments @> ${[filter.department]}::text[]`)
  if (filter.state !== null) all.push(sql<SqlBool>`${stateSql} = ${filter.state}`)
  const where = sql.join(all, sql` and `)
  const count = await sql<{ total: number }>`
    select count(*) as total from organisation o where ${where}`.execute(db)
  const { rows } = await sql<BodyLine>`
    select o.id, o.name, o.kinds, o.departments, o.siren, ${stateSql} as state,
      (select count(*) from membership m
        where m.territory_id = o.territory_id and m.organisation_id = o.id) as members
    from organisation o where ${where}
    order by lower(unaccent(o.name)) collate "C", o.id limit ${wanted.size} offset ${offsetOf(wanted)}`.execute(
    db,
  )
  return { ...wanted, total: count.rows[0]?.total ?? 0, items: rows }
}

export type BodyMember = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: BodyRole
  readonly active: boolean
}

/** Who works for a body, those who manage it first. */
export const membersOf = async (db: Db, scope: Scope, organisationId: string): Promise<BodyMember[]> => {
  const rows = await db
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name', 'p.email', 'm.role', 'p.deactivated_at'])
    .where('m.territory_id', '=', scope.territoryId)
    .where('m.organisation_id', '=', organisationId)
    .orderBy('p.name')
    .execute()
  return rows
    .map(({ deactivated_at, role, ...person }) => ({
      ...person,
      role: role as BodyRole,
      active: deactivated_at === null,
    }))
    .sort((one, other) => bodyRoles.indexOf(other.role) - bodyRoles.indexOf(one.role))
}

export type BodyCounts = {
  readonly members: number
  readonly invitations: number
  readonly requests: number
  readonly events: number
  readonly participants: number
  readonly partners: number
  readonly structures: number
}

/** How much hangs on a body: numbers, no row. */
export const countLinks = async (db: Db, scope: Scope, id: string): Promise<BodyCounts> => {
  const of = (table: string, column = 'organisation_id') =>
    sql`(select count(*) from ${sql.table(table)}
      where territory_id = ${scope.territoryId} and ${sql.ref(column)} = ${id})`
  const { rows } = await sql<BodyCounts>`
    select ${of('membership')} as members,
      (select count(*) from invitation where territory_id = ${scope.territoryId} and organisation_id = ${id}
        and accepted_at is null and revoked_at is null and expires_at > now()) as invitations,
      (select count(*) from join_request where territory_id = ${scope.territoryId} and organisation_id = ${id}
        and state = 'waiting') as requests,
      ${of('event', 'organiser_id')} as events, ${of('participant')} as participants,
      ${of('event_partner')} as partners, ${of('structure')} as structures`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('a select without from gives one row')
  return row
}

export type BodyPair = {
  readonly one: { readonly id: string; readonly name: string }
  readonly other: { readonly id: string; readonly name: string }
  readonly reasons: readonly ('siren' | 'domain' | 'name')[]
}

/** Names alike at this point are proposed: below it, two communes of one département would be. */
const LIKENESS = 0.6
const MOST_PAIRS = 50

/**
 * Pairs of bodies in force that may be one: the same SIREN, the same domain of mail, or names alike. Two names that differ
 * by a number, or two SIREN that differ, are two bodies.
 */
export const likelyDuplicates = async (db: Db, scope: Scope): Promise<readonly BodyPair[]> => {
  await sql`select set_config('pg_trgm.similarity_threshold', ${String(LIKENESS)}, true)`.execute(db)
  const territory = scope.territoryId
  type Row = { one: string; oneName: string; other: string; otherName: string; reasons: BodyPair['reasons'] }
  const { rows } = await sql<Row>`
    select a.id as one, a.name as "oneName", b.id as other, b.name as "otherName",
      array_agg(distinct found.why order by found.why desc) as reasons
    from (
      select x.id as a, y.id as b, 'siren' as why from organisation x
        join organisation y on y.territory_id = x.territory_id and y.siren = x.siren and x.id < y.id
        where x.territory_id = ${territory}
      union all
      select x.organisation_id, y.organisation_id, 'domain' from email_domain x
        join email_domain y on y.territory_id = x.territory_id and y.domain = x.domain
          and x.organisation_id < y.organisation_id
        where x.territory_id = ${territory}
      union all
      select x.id, y.id, 'name' from organisation x
        join organisation y on y.territory_id = x.territory_id and lower(y.name) % lower(x.name) and x.id < y.id
        where x.territory_id = ${territory} and x.kinds && y.kinds
          and regexp_replace(x.name, '[^0-9]', '', 'g') = regexp_replace(y.name, '[^0-9]', '', 'g')
          and (x.siren is null or y.siren is null or x.siren = y.siren)
    ) found
      join organisation a on a.territory_id = ${territory} and a.id = found.a and a.archived_at is null
      join organisation b on b.territory_id = ${territory} and b.id = found.b and b.archived_at is null
    group by a.id, a.name, b.id, b.name
    order by count(distinct found.why) desc, lower(a.name), lower(b.name) limit ${MOST_PAIRS}`.execute(db)
  return rows.map(({ one, oneName, other, otherName, reasons }) => ({
    one: { id: one, name: oneName },
    other: { id: other, name: otherName },
    reasons,
  }))
}
