import { fromKysely, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { Db } from '../database/connect.ts'
import type { Dispatch } from '../database/context.ts'
import { QUEUES } from './install.ts'

export type QueueName = keyof typeof QUEUES

/** Puts a job in a queue inside the caller's transaction: it exists if and only if the rows do. */
export type Enqueue = (db: Db, queue: QueueName, data: Record<string, string>) => Promise<void>

export type Jobs = {
  readonly enqueue: Enqueue
  readonly dispatch: Dispatch
  /** Starts to take jobs of `queue`, one at a time; a throw puts the job back, with growing delays. */
  readonly work: (queue: QueueName, run: (data: Record<string, string>) => Promise<void>) => Promise<void>
  readonly stop: () => Promise<void>
}

/** The queues of this process, on pg-boss. The schema is installed by the owner: this login only reads and writes rows. */
export const startJobs = async (applicationUrl: string, log: Logger): Promise<Jobs> => {
  const boss = new PgBoss({
    connectionString: applicationUrl,
    schema: 'pgboss',
    migrate: false,
    createSchema: false,
    schedule: false,
    max: 4,
  })
  boss.on('error', (error) => log.warn({ err: error }, 'jobs'))
  await boss.start()
  const enqueue: Enqueue = async (db, queue, data) => {
    await boss.send(QUEUES[queue], data, { db: fromKysely(db as never) })
  }
  return {
    enqueue,
    dispatch: (db, factId) => enqueue(db, 'fact', { factId }),
    work: async (queue, run) => {
      await boss.work<Record<string, string>>(QUEUES[queue], { pollingIntervalSeconds: 1 }, async (jobs) => {
        for (const job of jobs) await run(job.data)
      })
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}
