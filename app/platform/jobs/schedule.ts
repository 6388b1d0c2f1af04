import type { PgBoss } from 'pg-boss'
import { QUEUES, type QueueName } from './queues.ts'

/** A job that comes back by the clock of a place: `0 7 * * *` in `Europe/Paris` is seven o'clock, summer and winter. */
export type Schedule = {
  readonly name: string
  readonly queue: QueueName
  readonly cron: string
  readonly zone: string
}

/**
 * Writes the schedules of this version, and forgets those of earlier ones. Of several processes one alone sends each
 * occurrence; what was missed while none ran is sent once at the next start.
 */
export const keepSchedules = async (boss: PgBoss, schedules: readonly Schedule[]): Promise<void> => {
  for (const { name, queue, cron, zone } of schedules)
    await boss.schedule(QUEUES[queue], cron, {}, { key: name, tz: zone, missed: 'once' })
  const known = new Set(schedules.map(({ name, queue }) => `${QUEUES[queue]}/${name}`))
  for (const { name, key } of await boss.getSchedules())
    if (!known.has(`${name}/${key}`)) await boss.unschedule(name, key)
}
