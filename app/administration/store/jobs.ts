import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { type QueueName, queueNames } from '../../platform/jobs/queues.ts'
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
    queue: queueNames.find((name) => name === row.name) ?? 'fact',
    state,
    data: row.data ?? {},
    runs: row.retry_count + (row.state === 'created' ? 0 : 1),
    createdAt: row.created_on,
    startsAt: row.start_after,
    error: typeof message === 'string' && state !== 'completed' ? message : null,
  }
}

/** Those of pg-boss itself stay out of sight. */
const ours = sql`name in (${sql.join([...queueNames])})`
const columns = sql.raw('id, name, state::text, data, retry_count, created_on, start_after, output')

/** Jobs of our queues in one state, the newest first. */
export const listJobs = async (
  db: Db,
  wanted: PageRequest & { readonly state: JobState },
): Promise<Paged<JobSummary>> => {
  const condition = sql`${ours} and state::text in (${sql.join([...words[wanted.state]])})`
  const total = await sql<{
    total: number
  }>`select count(*) as total from ${jobTable} where ${condition}`.execute(db)
  const { rows } = await sql<Row>`
    select ${columns} from ${jobTable} where ${condition}
    order by created_on desc, id limit ${wanted.size} offset ${offsetOf(wanted)}`.execute(db)
  return { page: wanted.page, size: wanted.size, total: total.rows[0]?.total ?? 0, items: rows.map(toJob) }
}

export type JobCounts = { readonly [Q in QueueName]: { readonly [S in JobState]: number } }

/** How many jobs each queue holds in each state. Those done are forgotten after a week. */
export const countJobs = async (db: Db): Promise<JobCounts> => {
  const { rows } = await sql<{ name: string; state: string; count: number }>`
    select name, state::text, count(*) as count from ${jobTable} where ${ours} group by name, state`.execute(
    db,
  )
  const of = (queue: QueueName, state: JobState): number =>
    rows
      .filter((row) => row.name === queue && words[state].includes(row.state))
      .reduce((sum, row) => sum + row.count, 0)
  const statesOf = (queue: QueueName) =>
    Object.fromEntries(jobStates.map((state) => [state, of(queue, state)]))
  return Object.fromEntries(queueNames.map((queue) => [queue, statesOf(queue)])) as JobCounts
}

/** All queues together. */
export const sumJobs = (counts: JobCounts, state: JobState): number =>
  queueNames.reduce((sum, queue) => sum + counts[queue][state], 0)

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
