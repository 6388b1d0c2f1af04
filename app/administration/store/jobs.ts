import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { QueueName } from '../../platform/jobs/queues.ts'
import { offsetOf, type Paged, type PageRequest } from '../../platform/kernel/pagination.ts'

export const jobStates = ['failed', 'waiting', 'active', 'completed'] as const
/** waiting = to be run now or later, for the first time or again. */
export type JobState = (typeof jobStates)[number]

/** Words of pg-boss for our states. */
const words: { readonly [S in JobState]: readonly string[] } = {
  failed: ['failed'],
  waiting: ['created', 'retry'],
  active: ['active'],
  completed: ['completed'],
}

export type JobSummary = {
  readonly id: string
  readonly queue: QueueName
  readonly state: JobState
  readonly data: { readonly [key: string]: string }
  readonly runs: number
  readonly createdAt: Date
  readonly startsAt: Date
  /** What the last run answered when it failed. */
  readonly error: string | null
}

type Row = {
  id: string
  name: string
  state: string
  data: { [key: string]: string } | null
  retry_count: number
  created_on: Date
  start_after: Date
  output: { message?: unknown } | null
}

/** pg-boss publishes no list by state: its table is read, never written. */
const jobTable = sql.raw('pgboss.job')

const toJob = (row: Row): JobSummary => {
  const state = jobStates.find((one) => words[one].includes(row.state)) ?? 'failed'
  const message = row.output?.message
  return {
    id: row.id,
    queue: row.name === 'mail' ? 'mail' : 'fact',
    state,
    data: row.data ?? {},
    runs: row.retry_count + (row.state === 'created' ? 0 : 1),
    createdAt: row.created_on,
    startsAt: row.start_after,
    error: typeof message === 'string' && state !== 'completed' ? message : null,
  }
}

const columns = sql.raw('id, name, state::text, data, retry_count, created_on, start_after, output')

/** Jobs of both queues in one state, the newest first. */
export const listJobs = async (
  db: Db,
  wanted: PageRequest & { readonly state: JobState },
): Promise<Paged<JobSummary>> => {
  const condition = sql`name in ('fact', 'mail') and state::text in (${sql.join([...words[wanted.state]])})`
  const total = await sql<{
    total: number
  }>`select count(*) as total from ${jobTable} where ${condition}`.execute(db)
  const { rows } = await sql<Row>`
    select ${columns} from ${jobTable} where ${condition}
    order by created_on desc, id limit ${wanted.size} offset ${offsetOf(wanted)}`.execute(db)
  return { page: wanted.page, size: wanted.size, total: total.rows[0]?.total ?? 0, items: rows.map(toJob) }
}

/** How many jobs each queue holds in each state. Those done are forgotten after a week. */
export const countJobs = async (
  db: Db,
): Promise<{ readonly [Q in QueueName]: { readonly [S in JobState]: number } }> => {
  const { rows } = await sql<{ name: string; state: string; count: number }>`
    select name, state::text, count(*) as count from ${jobTable} where name in ('fact', 'mail')
    group by name, state`.execute(db)
  const of = (queue: QueueName) => {
    const count = (state: JobState): number =>
      rows
        .filter((row) => row.name === queue && words[state].includes(row.state))
        .reduce((sum, row) => sum + row.count, 0)
    return {
      failed: count('failed'),
      waiting: count('waiting'),
      active: count('active'),
      completed: count('completed'),
    }
  }
  return { fact: of('fact'), mail: of('mail') }
}

/** The newest job of each of these facts, where pg-boss still remembers one. */
export const jobsOfFacts = async (
  db: Db,
  factIds: readonly string[],
): Promise<ReadonlyMap<string, JobSummary>> => {
  if (factIds.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select ${columns} from ${jobTable} where name = 'fact' and data->>'factId' in (${sql.join([...factIds])})
    order by created_on`.execute(db)
  return new Map(rows.map((row) => [row.data?.factId ?? '', toJob(row)]))
}
