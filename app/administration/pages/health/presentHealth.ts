import { formatDateTime, formatDecimal, formatNumber } from '../../../platform/i18n/format.ts'
import { localOf } from '../../../platform/kernel/dates.ts'
import { addresses } from '../../domain/addresses.ts'
import {
  type HealthKey,
  type HealthState,
  healthKeys,
  judgeHealth,
  type Readings,
} from '../../domain/health.ts'
import { h } from './messages.ts'

export type HealthLine = {
  readonly key: HealthKey
  readonly label: string
  readonly state: HealthState
  readonly seen: readonly string[]
  /** Null when there is nothing to do. */
  readonly remedy: string | null
  readonly link: { readonly href: string; readonly label: string } | null
}

export type HealthView = { readonly lines: readonly HealthLine[]; readonly wrong: number }

const size = (bytes: number): string =>
  bytes >= 1e9 ? h.units.gigabytes(formatDecimal(bytes / 1e9)) : h.units.megabytes(formatDecimal(bytes / 1e6))

const duration = (seconds: number): string => {
  if (seconds < 90) return h.units.seconds(Math.round(seconds))
  if (seconds < 90 * 60) return h.units.minutes(Math.round(seconds / 60))
  return seconds < 36 * 3600
    ? h.units.hours(Math.round(seconds / 3600))
    : h.units.days(Math.round(seconds / 86_400))
}

const links: { readonly [K in HealthKey]?: string } = {
  jobs: addresses.jobs,
  mail: addresses.mails,
  factors: `${addresses.people}?preuve=sans`,
}

const seenIn = (readings: Readings, zone: string): { readonly [K in HealthKey]: readonly string[] } => {
  const { database, pendingMigrations, jobs, mail, disk, backup, sensitive } = readings
  const moment = (date: Date): string => formatDateTime(localOf(date, zone))
  const v = h.values
  return {
    database: [v.database(database.version, size(database.bytes))],
    connections: [v.connections(formatNumber(database.connections), formatNumber(database.mostConnections))],
    transactions: [
      database.longestSeconds < 1 ? v.noTransaction : v.transactions(duration(database.longestSeconds)),
    ],
    migrations: [
      pendingMigrations.length === 0 ? v.migrations : v.migrationsLate(pendingMigrations.join(', ')),
    ],
    jobs: [
      v.jobs(formatNumber(jobs.waiting), formatNumber(jobs.failed)),
      ...(jobs.lateSeconds < 60 ? [] : [v.jobsLate(duration(jobs.lateSeconds))]),
    ],
    mail: [
      mail.server === null
        ? v.noMailServer
        : v.mail(mail.server, mail.lastSentAt === null ? h.never : moment(mail.lastSentAt)),
      ...(mail.lastFailure === null
        ? []
        : [v.mailFailure(moment(mail.lastFailure.at), mail.lastFailure.reason)]),
      ...(mail.failed === 0 ? [] : [v.mailFailed(mail.failed)]),
    ],
    disk: [disk === null ? v.diskElsewhere : v.disk(size(disk.freeBytes), size(disk.totalBytes))],
    backup: [backup === null ? v.noBackup : v.backup(moment(backup.madeAt), size(backup.bytes))],
    factors: [sensitive.people === 0 ? v.noSensitive : v.factors(sensitive.people, sensitive.unprotected)],
    version: [readings.version],
  }
}

export const presentHealth = (
  readings: Readings,
  { now, zone }: { readonly now: Date; readonly zone: string },
): HealthView => {
  const states = judgeHealth(readings, now)
  const seen = seenIn(readings, zone)
  const lines = healthKeys.map((key): HealthLine => {
    const href = links[key]
    const label = h.links[key as keyof typeof h.links]
    return {
      key,
      label: h.lines[key],
      state: states[key],
      seen: seen[key],
      remedy: states[key] === 'ok' ? null : h.remedies[key],
      link: states[key] === 'ok' || href === undefined ? null : { href, label },
    }
  })
  return { lines, wrong: lines.filter(({ state }) => state !== 'ok').length }
}
