import { PgBoss } from 'pg-boss'

/** Every queue of the application; the owner creates them, the application login only uses them. */
export const QUEUES = { fact: 'fact', mail: 'mail' } as const

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
    for (const name of Object.values(QUEUES)) {
      if ((await boss.getQueue(name)) === null) {
        await boss.createQueue(name, {
          retryLimit: 5,
          retryDelay: 5,
          retryBackoff: true,
          expireInSeconds: 300,
        })
      }
    }
  } finally {
    await boss.stop({ graceful: false })
  }
}
