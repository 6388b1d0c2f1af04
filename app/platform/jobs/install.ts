import { PgBoss } from 'pg-boss'
import { QUEUES, type QueueName, queueOptions } from './queues.ts'

/** Creates or upgrades pg-boss's own schema and the queues. Runs as the owner of the database. */
export const installJobs = async (ownerUrl: string): Promise<void> => {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: 'pgboss',
    supervise: false,
    schedule: false,
    max: 2,
  })
  boss.on('error', () => {})
  await boss.start()
  try {
    for (const name of Object.keys(QUEUES) as QueueName[]) {
      if ((await boss.getQueue(QUEUES[name])) === null)
        await boss.createQueue(QUEUES[name], queueOptions[name])
      else await boss.updateQueue(QUEUES[name], queueOptions[name])
    }
  } finally {
    await boss.stop({ graceful: false })
  }
}
