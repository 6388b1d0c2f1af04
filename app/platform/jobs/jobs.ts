import { fromKysely, type JobResult, type JobWithMetadata, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { Db } from '../database/connect.ts'
import type { Dispatch } from '../database/context.ts'
import type { Operations } from './operations.ts'
import { QUEUES, type QueueName } from './queues.ts'
import { keepSchedules, type Schedule } from './schedule.ts'

/** Jobs taken at a time; a full hand is followed at once by the next. */
const BATCH = 10

/** Puts a job in a queue inside the caller's transaction: it exists if and only if the rows do. */
export type Enqueue = (db: Db, queue: QueueName, data: Record<string, string>) => Promise<void>

export type Jobs = {
  readonly enqueue: Enqueue
  readonly dispatch: Dispatch
  /**
   * Starts to take jobs of `queue`, one after the other; a throw puts that job back, with growing delays.
   * @param givenUp told when a job failed for the last time
   */
  readonly work: (
    queue: QueueName,
    run: (data: Record<string, string>) => Promise<void>,
    givenUp?: () => Promise<void>,
  ) => Promise<void>
  readonly retry: Operations['retryJob']
  readonly stop: () => Promise<void>
}

/**
 * The queues of this process, on pg-boss. The schema is installed by the owner: this login only reads and writes rows.
 *
 * @param schedules of the deployment, for the processes that keep the clock; the others leave them alone
 */
export const startJobs = async (
  applicationUrl: string,
  log: Logger,
  schedules: readonly Schedule[] | null = null,
): Promise<Jobs> => {
  const boss = new PgBoss({
    connectionString: applicationUrl,
    schema: 'pgboss',
    migrate: false,
    createSchema: false,
    schedule: schedules !== null,
    // No job of ours waits for another, and each look for such jobs writes: an hour, the library's own measure is five seconds.
    flowIntervalSeconds: 3600,
    max: 4,
  })
  boss.on('error', (error) => log.warn({ err: error }, 'jobs'))
  await boss.start()
  if (schedules !== null) await keepSchedules(boss, schedules)
  const enqueue: Enqueue = async (db, queue, data) => {
    await boss.send(QUEUES[queue], data, { db: fromKysely(db as never) })
  }
  return {
    enqueue,
    dispatch: (db, factId) => enqueue(db, 'fact', { factId }),
    work: async (queue, run, givenUp) => {
      const options = { pollingIntervalSeconds: 1, batchSize: BATCH, burstWhenBatchFull: true } as const
      const perJob = { ...options, perJobResults: true, includeMetadata: true } as const
      const take = async (job: JobWithMetadata<Record<string, string>>): Promise<JobResult> => {
        try {
          await run(job.data)
          return { id: job.id, status: 'completed' }
        } catch (error) {
          log.warn({ err: error, queue, job: job.id }, 'job failed')
          if (job.retryCount >= job.retryLimit)
            await givenUp?.().catch((fault) => log.warn({ err: fault, queue }, 'alert failed'))
          const message = error instanceof Error ? error.message : String(error)
          return { id: job.id, status: 'failed', output: { message } }
        }
      }
      await boss.work<Record<string, string>, unknown, typeof perJob>(QUEUES[queue], perJob, async (jobs) => {
        const results: JobResult[] = []
        for (const job of jobs) results.push(await take(job))
        return results
      })
    },
    retry: async (db, queue, id) => {
      const within = { db: fromKysely(db as never) }
      const [job] = await boss.findJobs(QUEUES[queue], { id, ...within })
      if (job?.state !== 'failed') return false
      await boss.retry(QUEUES[queue], id, within)
      return true
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}
