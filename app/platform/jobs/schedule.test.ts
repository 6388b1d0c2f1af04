import { sql } from 'kysely'
import { PgBoss } from 'pg-boss'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { makeLog } from '../telemetry/log.ts'
import { type Jobs, startJobs } from './jobs.ts'
import type { Schedule } from './schedule.ts'

const daily: Schedule = { name: 'daily-mails', queue: 'digest', cron: '0 7 * * *', zone: 'Europe/Paris' }
const log = makeLog(2, 'fatal')

let base: TestDatabase
let started: Jobs[] = []
beforeEach(async () => {
  base = await testDatabase()
  started = []
})
afterEach(async () => {
  for (const jobs of started) await jobs.stop()
  await base.close()
})

const start = async (schedules: readonly Schedule[] | null): Promise<Jobs> => {
  const jobs = await startJobs(base.url, log, schedules)
  started.push(jobs)
  return jobs
}
const kept = async () => {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', name, key, cron, timezone) as line from pgboss.schedule order by line`.execute(
    base.db,
  )
  return rows.map(({ line }) => line)
}
const digestJobs = async (): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from pgboss.job where name = 'digest'`.execute(base.db)
  return rows[0]?.count ?? 0
}
const until = async (done: () => Promise<boolean>): Promise<void> => {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 50))
}

describe('schedules', () => {
  it('are those of the present version, once each', async () => {
    const weekly = { ...daily, name: 'weekly', cron: '0 3 * * 1' }
    await start([daily, weekly])
    await start([daily, weekly])
    expect(await kept()).toEqual([
      'digest daily-mails 0 7 * * * Europe/Paris',
      'digest weekly 0 3 * * 1 Europe/Paris',
    ])
    await start([{ ...daily, cron: '0 8 * * *' }])
    expect(await kept()).toEqual(['digest daily-mails 0 8 * * * Europe/Paris'])
  })

  it('are left alone by a process that does not keep the clock', async () => {
    await start([daily])
    await start(null)
    expect(await kept()).toEqual(['digest daily-mails 0 7 * * * Europe/Paris'])
  })

  it('follow the wall clock, on the days of summer and winter time too', () => {
    const boss = new PgBoss({ connectionString: base.url, schema: 'pgboss' })
    const from = (iso: string) =>
      boss
        .previewSchedule(daily.cron, { tz: daily.zone, from: new Date(iso), count: 3 })
        .map((date) => date.toISOString())
    expect(from('2026-03-27T12:00:00Z')).toEqual([
      '2026-03-28T06:00:00.000Z',
      '2026-03-29T05:00:00.000Z',
      '2026-03-30T05:00:00.000Z',
    ])
    expect(from('2026-10-23T12:00:00Z')).toEqual([
      '2026-10-24T05:00:00.000Z',
      '2026-10-25T06:00:00.000Z',
      '2026-10-26T06:00:00.000Z',
    ])
  })

  it('send once, by one process of several, what was missed while none ran', async () => {
    await (await start([daily])).stop()
    started = []
    // As if installed ten days ago, and stopped three days ago.
    await sql`update pgboss.schedule set created_on = now() - interval '10 days'`.execute(base.db)
    await sql`update pgboss.version set cron_on = now() - interval '3 days'`.execute(base.db)
    let runs = 0
    const processes = await Promise.all([start([daily]), start([daily]), start([daily])])
    for (const jobs of processes)
      await jobs.work('digest', async () => {
        runs += 1
      })
    await until(async () => (await digestJobs()) > 0 && runs > 0)
    // Time for a second process to do the same, if it were to.
    await new Promise((resolve) => setTimeout(resolve, 3000))
    expect([await digestJobs(), runs]).toEqual([1, 1])
  })
})
