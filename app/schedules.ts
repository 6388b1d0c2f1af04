import { DIGEST_HOUR, RETENTION_TIME } from './accounts/index.ts'
import type { Schedule } from './platform/jobs/schedule.ts'
import type { Territory } from './platform/territory.ts'

/** What the deployment does by the clock of its territory: read it and you know every job that nobody asks for. */
export const schedulesOf = ({ zone }: Pick<Territory, 'zone'>): readonly Schedule[] => [
  { name: 'daily-mails', queue: 'digest', cron: `0 ${DIGEST_HOUR} * * *`, zone },
  // Places offered, deadlines, follow-ups: nobody waits more than this after their hour.
  { name: 'event-clock', queue: 'event-clock', cron: '*/10 * * * *', zone },
  // At night: registers are large, and their servers rest.
  { name: 'registers', queue: 'registers', cron: '40 3 * * *', zone },
  // An hour before the mail of the day, which tells what was found.
  { name: 'followed-searches', queue: 'saved-searches', cron: `0 ${DIGEST_HOUR - 1} * * *`, zone },
  // Reads one number where the directory did not change.
  { name: 'compare-records', queue: 'duplicates', cron: '*/10 * * * *', zone },
  {
    name: 'end-of-retention',
    queue: 'retention',
    cron: `${RETENTION_TIME.minute} ${RETENTION_TIME.hour} * * *`,
    zone,
  },
]
