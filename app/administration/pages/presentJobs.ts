import { formatNumber } from '../../platform/i18n/format.ts'
import { addresses } from '../domain/addresses.ts'
import { t } from '../messages.ts'
import type { JobSummary } from '../store/jobs.ts'
import { moment } from './presentMails.ts'

export type JobRow = {
  readonly id: string
  readonly queue: JobSummary['queue']
  readonly title: string
  /** End of the identifier, enough to tell two lines apart. */
  readonly short: string
  readonly aboutHref: string
  readonly about: string
  readonly createdIso: string
  readonly created: string
  readonly runs: string
  readonly next: string | null
  readonly error: string | null
  readonly failed: boolean
}

export const presentJob = (job: JobSummary, zone: string): JobRow => {
  const { mailId } = job.data
  const about =
    mailId !== undefined
      ? { href: `${addresses.mails}/${mailId}`, words: t.jobs.seeMail }
      : job.queue === 'digest'
        ? { href: addresses.mails, words: t.jobs.seeMails }
        : job.queue === 'retention'
          ? { href: addresses.retention, words: t.menu.retention }
          : { href: addresses.facts, words: t.jobs.seeFacts }
  return {
    id: job.id,
    queue: job.queue,
    title: t.jobs.queues[job.queue],
    short: job.id.slice(-6),
    aboutHref: about.href,
    about: about.words,
    createdIso: job.createdAt.toISOString(),
    created: moment(job.createdAt, zone),
    runs: formatNumber(job.runs),
    next: job.state === 'waiting' ? moment(job.startsAt, zone) : null,
    error: job.error,
    failed: job.state === 'failed',
  }
}
