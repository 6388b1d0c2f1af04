import { type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { BodyRole, PlatformRole } from '../../platform/access/actor.ts'
import { bodyRoles, platformRoles } from '../../platform/access/actor.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { DB } from '../../platform/database/schema.ts'
import { offsetOf, type Paged, type PageRequest } from '../../platform/kernel/pagination.ts'
import type { PeopleFilter } from '../domain/peopleFilter.ts'

export type PersonLine = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly createdAt: Date
  /** Last time one of their open sessions was used. */
  readonly seenAt: Date | null
  readonly active: boolean
  readonly platform: readonly PlatformRole[]
  readonly bodies: readonly { readonly id: string; readonly name: string; readonly role: BodyRole }[]
  /** An application of codes, or a passkey: whether, never what. */
  readonly secondFactor: boolean
}

type People = SelectQueryBuilder<DB & { p: DB['person'] }, 'p', object>
type Condition = ExpressionBuilder<DB & { p: DB['person'] }, 'p'>

/** Backslash, per cent and underscore have a meaning for `like`. */
const contains = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`

const protectedBy = ({ or, exists, selectFrom, ref }: Condition) =>
  or([
    sql<boolean>`p.second_factor`,
    exists(selectFrom('passkey as k').select('k.id').where('k.person_id', '=', ref('p.id'))),
  ])

const memberOf = (scope: Scope, { selectFrom, ref }: Condition) =>
  selectFrom('membership as m')
    .select('m.person_id')
    .where('m.territory_id', '=', scope.territoryId)
    .where('m.person_id', '=', ref('p.id'))

const holding = (scope: Scope, { selectFrom, ref }: Condition) =>
  selectFrom('platform_role as r')
    .select('r.person_id')
    .where('r.territory_id', '=', scope.territoryId)
    .where('r.person_id', '=', ref('p.id'))

const ofRole = (scope: Scope, role: NonNullable<PeopleFilter['role']>, where: Condition) => {
  const { and, exists, not } = where
  if (role === 'none') return and([not(exists(memberOf(scope, where))), not(exists(holding(scope, where)))])
  return role === 'mission' || role === 'administrator'
    ? exists(holding(scope, where).where('r.role', '=', role))
    : exists(memberOf(scope, where).where('m.role', '=', role))
}

const narrowed = (scope: Scope, filter: PeopleFilter, people: People): People => {
  const { words, state, role, organisationId, factor } = filter
  let chosen = people
  if (words !== null)
    for (const word of words.split(/\s+/).filter((one) => one !== ''))
      chosen = chosen.where(
        sql<boolean>`unaccent(lower(p.name || ' ' || p.email)) like unaccent(lower(${contains(word)}))`,
      )
  if (state !== null) chosen = chosen.where('p.deactivated_at', state === 'active' ? 'is' : 'is not', null)
  if (role !== null) chosen = chosen.where((where) => ofRole(scope, role, where))
  if (organisationId !== null)
    chosen = chosen.where((where) =>
      where.exists(memberOf(scope, where).where('m.organisation_id', '=', organisationId)),
    )
  if (factor !== null)
    chosen = chosen.where((where) => (factor === 'with' ? protectedBy(where) : where.not(protectedBy(where))))
  return chosen
}

const lines = (scope: Scope, people: People) =>
  people
    .select(['p.id', 'p.name', 'p.email', 'p.created_at as createdAt', 'p.deactivated_at as deactivatedAt'])
    .select((where) => [
      protectedBy(where).as('secondFactor'),
      where
        .selectFrom('person_session as s')
        .select(({ fn }) => fn.max('s.updated_at').as('seen'))
        .where('s.person_id', '=', where.ref('p.id'))
        .as('seenAt'),
      holding(scope, where).clearSelect().select(sql<string[]>`array_agg(r.role)`.as('roles')).as('platform'),
      memberOf(scope, where)
        .innerJoin('organisation as o', (join) =>
          join.onRef('o.territory_id', '=', 'm.territory_id').onRef('o.id', '=', 'm.organisation_id'),
        )
        .clearSelect()
        .select(
          sql<PersonLine['bodies']>`json_agg(json_build_object('id', o.id, 'name', o.name, 'role', m.role)
            order by o.name)`.as('held'),
        )
        .as('bodies'),
    ])
    // The same order whatever the language of the server.
    .orderBy(sql`lower(unaccent(case when p.name = '' then p.email else p.name end)) collate "C"`)
    .orderBy('p.id')

type Row = Awaited<ReturnType<ReturnType<typeof lines>['executeTakeFirstOrThrow']>>

const toLine = ({ deactivatedAt, platform, bodies, seenAt, secondFactor, ...row }: Row): PersonLine => ({
  ...row,
  seenAt: seenAt ?? null,
  active: deactivatedAt === null,
  platform: platformRoles.filter((role) => platform?.includes(role) === true),
  bodies: (bodies ?? []).filter(({ role }) => bodyRoles.includes(role)),
  secondFactor: Boolean(secondFactor),
})

const everybody = (db: Db): People => db.selectFrom('person as p') as unknown as People

/** People of the deployment by name, with what they hold on this territory. */
export const listPeople = async (
  db: Db,
  scope: Scope,
  filter: PeopleFilter,
  wanted: PageRequest,
): Promise<Paged<PersonLine>> => {
  const chosen = narrowed(scope, filter, everybody(db))
  const { total } = await chosen
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await lines(scope, chosen).limit(wanted.size).offset(offsetOf(wanted)).execute()
  return { ...wanted, total, items: rows.map(toLine) }
}

export type PersonRecord = PersonLine & {
  readonly deactivatedAt: Date | null
  readonly application: boolean
  readonly passkeys: number
  readonly openSessions: number
  /** A one-click account of the demonstration. */
  readonly shared: boolean
}

/** One person, with what protects the account: how many there are of each, never what they are. */
export const readPerson = async (
  db: Db,
  scope: Scope,
  id: string,
  now: Date,
): Promise<PersonRecord | null> => {
  const row = await lines(scope, everybody(db).where('p.id', '=', id))
    .select(['p.second_factor as application', 'p.demo'])
    .select((where) => [
      where
        .selectFrom('passkey as k')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('k.person_id', '=', where.ref('p.id'))
        .as('passkeys'),
      where
        .selectFrom('person_session as s')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('s.person_id', '=', where.ref('p.id'))
        .where('s.expires_at', '>', now)
        .as('openSessions'),
    ])
    .executeTakeFirst()
  if (row === undefined) return null
  const { demo, application, passkeys, openSessions, ...line } = row
  return {
    ...toLine(line),
    deactivatedAt: line.deactivatedAt,
    application,
    passkeys: passkeys ?? 0,
    openSessions: openSessions ?? 0,
    shared: demo !== null,
  }
}

/** Bodies that nobody else manages with an open account: they would be left alone without this person. */
export const soleManagerOf = async (
  db: Db,
  scope: Scope,
  personId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> => {
  const { rows } = await sql<{ id: string; name: string }>`
    select o.id, o.name from membership m
      join organisation o on o.territory_id = m.territory_id and o.id = m.organisation_id and o.archived_at is null
    where m.territory_id = ${scope.territoryId} and m.person_id = ${personId} and m.role = 'manager'
      and not exists (select from membership other join person p on p.id = other.person_id
        where other.territory_id = m.territory_id and other.organisation_id = m.organisation_id
          and other.role = 'manager' and other.person_id <> m.person_id and p.deactivated_at is null)
    order by o.name`.execute(db)
  return rows
}
