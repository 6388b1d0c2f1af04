import { type SqlBool, sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'

/** How the journal is narrowed. Dates are instants: from the first, before the second. */
export type JournalFilter = {
  /** What this person did, and what was done to their account. */
  readonly personId: string | null
  /** This body, and those that were merged into it. */
  readonly organisationId: string | null
  readonly action: string | null
  readonly subjectKind: string | null
  readonly subjectId: string | null
  readonly from: Date | null
  readonly until: Date | null
}

export const everything: JournalFilter = {
  personId: null,
  organisationId: null,
  action: null,
  subjectKind: null,
  subjectId: null,
  from: null,
  until: null,
}

export type JournalEntry = {
  readonly id: string
  readonly at: Date
  readonly actor: string
  readonly personId: string | null
  readonly personName: string | null
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  /** Name of the person, the body or the event that it is about, where it may be read. */
  readonly subjectName: string | null
  readonly organisationId: string | null
  readonly organisationName: string | null
  readonly before: unknown
  readonly after: unknown
}

const conditions = (scope: Scope, filter: JournalFilter) => {
  const { personId, organisationId, action, subjectKind, subjectId, from, until } = filter
  const all = [sql<SqlBool>`a.territory_id = ${scope.territoryId}`]
  if (personId !== null)
    all.push(
      sql<SqlBool>`(a.person_id = ${personId} or (a.subject_kind = 'person' and a.subject_id = ${personId}))`,
    )
  if (organisationId !== null)
    all.push(sql<SqlBool>`(a.organisation_id = ${organisationId} or a.organisation_id in (
      select m.merged_id from organisation_merge m
      where m.territory_id = ${scope.territoryId} and m.survivor_id = ${organisationId}))`)
  if (action !== null) all.push(sql<SqlBool>`a.action = ${action}`)
  if (subjectKind !== null) all.push(sql<SqlBool>`a.subject_kind = ${subjectKind}`)
  if (subjectId !== null) all.push(sql<SqlBool>`a.subject_id = ${subjectId}`)
  if (from !== null) all.push(sql<SqlBool>`a.at >= ${from}`)
  if (until !== null) all.push(sql<SqlBool>`a.at < ${until}`)
  return all
}

/**
 * The journal, the latest first, turned by time: a page begins just before the entry that ended the one above, so that what
 * is written meanwhile moves nothing.
 *
 * @param wanted.before identifier of the last entry already read
 */
export const readJournal = async (
  db: Db,
  scope: Scope,
  filter: JournalFilter,
  wanted: { readonly size: number; readonly before?: string | undefined },
): Promise<{ readonly entries: readonly JournalEntry[]; readonly more: boolean }> => {
  const all = conditions(scope, filter)
  if (wanted.before !== undefined)
    all.push(sql<SqlBool>`(a.at, a.id) < (select l.at, l.id from audit_entry l
      where l.territory_id = ${scope.territoryId} and l.id = ${wanted.before})`)
  const { rows } = await sql<JournalEntry>`
    select a.id, a.at, a.actor, a.person_id as "personId", p.name as "personName", a.action,
      a.subject_kind as "subjectKind", a.subject_id as "subjectId",
      case a.subject_kind
        when 'person' then (select coalesce(nullif(s.name, ''), s.email) from person s where s.id::text = a.subject_id)
        when 'organisation' then (select s.name from organisation s
          where s.territory_id = a.territory_id and s.id::text = a.subject_id)
        when 'event' then (select s.title from event s
          where s.territory_id = a.territory_id and s.id::text = a.subject_id)
      end as "subjectName",
      a.organisation_id as "organisationId", o.name as "organisationName", a.before, a.after
    from audit_entry a
      left join person p on p.id = a.person_id
      left join organisation o on o.territory_id = a.territory_id and o.id = a.organisation_id
    where ${sql.join(all, sql` and `)}
    order by a.at desc, a.id desc
    limit ${wanted.size + 1}`.execute(db)
  return { entries: rows.slice(0, wanted.size), more: rows.length > wanted.size }
}
