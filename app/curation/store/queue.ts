import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import { offsetOf, type Paged, type PageRequest } from '../../platform/kernel/pagination.ts'
import type { ProposalKind, ProposalState } from '../domain/proposal.ts'

export const queueStates = ['waiting', 'asked'] as const
export type QueueFilter = {
  readonly state: (typeof queueStates)[number]
  readonly kind: ProposalKind | null
  readonly department: string | null
  /** Only those that are at least this many days old. */
  readonly days: number | null
}

export type QueuedProposal = {
  readonly id: string
  readonly kind: ProposalKind
  readonly state: ProposalState
  readonly name: string
  readonly department: string | null
  readonly fields: readonly string[]
  readonly reports: number
  readonly createdAt: Date
}

export type Counted = { readonly value: string; readonly count: number }

const DEPARTMENT = sql<
  string | null
>`case when p.structure_id is null then p.department else s.department end`

const among = (
  scope: Scope,
  { state, kind, department, days }: QueueFilter,
  now: Date,
  but?: 'kind' | 'department',
) =>
  sql`from proposal p left join structure s on s.territory_id = p.territory_id and s.id = p.structure_id
    where p.territory_id = ${scope.territoryId} and p.state = ${state}
      and (${kind}::text is null or ${but === 'kind'} or p.kind = ${kind})
      and (${department}::text is null or ${but === 'department'} or ${DEPARTMENT} = ${department})
      and (${days}::int is null or p.created_at <= ${now}::timestamptz - make_interval(days => ${days}))`

/** What waits for those who may read it (the database decides), the oldest first. */
export const listQueue = async (
  db: Db,
  scope: Scope,
  filter: QueueFilter,
  now: Date,
  request: PageRequest,
): Promise<Paged<QueuedProposal>> => {
  const from = among(scope, filter, now)
  const { rows: counted } = await sql<{ total: number }>`select count(*) as total ${from}`.execute(db)
  const { rows } = await sql<QueuedProposal>`
    select p.id, p.kind, p.state, p.reports, p.created_at as "createdAt", ${DEPARTMENT} as department,
      coalesce(s.name, p.change->>'name', '') as name, array(select jsonb_object_keys(p.change)) as fields
    ${from} order by p.created_at, p.id limit ${request.size} offset ${offsetOf(request)}`.execute(db)
  return { ...request, items: rows, total: Number(counted[0]?.total ?? 0) }
}

/** How many each value of a filter would give, the other filters kept. */
export const countQueue = async (
  db: Db,
  scope: Scope,
  filter: QueueFilter,
  now: Date,
): Promise<{ readonly kinds: readonly Counted[]; readonly departments: readonly Counted[] }> => {
  const by = async (value: ReturnType<typeof sql>, but: 'kind' | 'department'): Promise<Counted[]> => {
    const { rows } = await sql<Counted>`
      select ${value} as value, count(*)::int as count ${among(scope, filter, now, but)}
      group by 1 having ${value} is not null order by 1`.execute(db)
    return rows
  }
  return { kinds: await by(sql`p.kind`, 'kind'), departments: await by(DEPARTMENT, 'department') }
}

/** Proposals that wait for the actor, whatever their kind. */
export const countWaiting = async (db: Db, scope: Scope): Promise<number> => {
  const row = await db
    .selectFrom('proposal')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('territory_id', '=', scope.territoryId)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** The record that nobody has looked at for the longest: for a moderator who has nothing else to do. */
export const oldestRecord = async (
  db: Db,
  scope: Scope,
  departments: readonly string[] | null,
): Promise<{ readonly slug: string; readonly name: string; readonly since: string } | null> => {
  const row = await db
    .selectFrom('structure')
    .select(['slug', 'name'])
    .select(sql<string>`coalesce(source_date, updated_at::date)::text`.as('since'))
    .where('territory_id', '=', scope.territoryId)
    .where('deleted_at', 'is', null)
    .where('closed_on', 'is', null)
    .$if(departments !== null, (query) => query.where('department', 'in', [...(departments ?? []), '']))
    .orderBy(sql`coalesce(source_date, updated_at::date)`)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}
