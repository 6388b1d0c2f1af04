/** What was read of the deployment, without a word about it. */
export type Readings = {
  readonly database: {
    readonly version: string
    readonly bytes: number
    readonly connections: number
    readonly mostConnections: number
    /** Age of the oldest transaction of the application, in seconds. */
    readonly longestSeconds: number
  }
  readonly pendingMigrations: readonly string[]
  readonly jobs: {
    readonly waiting: number
    readonly failed: number
    /** How long the oldest job that should have run has been waiting, in seconds. */
    readonly lateSeconds: number
  }
  readonly mail: {
    readonly server: string | null
    readonly lastSentAt: Date | null
    readonly lastFailure: { readonly at: Date; readonly reason: string } | null
    readonly failed: number
  }
  /** Null where files are kept elsewhere than in a folder of this machine. */
  readonly disk: { readonly freeBytes: number; readonly totalBytes: number } | null
  readonly backup: { readonly madeAt: Date; readonly bytes: number } | null
  /** People whose roles reach over the territory, and those of them without a second proof. */
  readonly sensitive: { readonly people: number; readonly unprotected: number }
  readonly version: string
}

export type HealthState = 'ok' | 'attention' | 'problem'

export const healthKeys = [
  'database',
  'connections',
  'transactions',
  'migrations',
  'jobs',
  'mail',
  'disk',
  'backup',
  'factors',
  'version',
] as const
export type HealthKey = (typeof healthKeys)[number]

const MINUTE = 60
const DAY = 86_400_000
const GIGABYTE = 1_000_000_000

const level = (value: number, attention: number, problem: number): HealthState =>
  value >= problem ? 'problem' : value >= attention ? 'attention' : 'ok'

const diskState = ({ freeBytes, totalBytes }: NonNullable<Readings['disk']>): HealthState => {
  const share = freeBytes / Math.max(1, totalBytes)
  if (share < 0.05 || freeBytes < GIGABYTE) return 'problem'
  return share < 0.15 || freeBytes < 5 * GIGABYTE ? 'attention' : 'ok'
}

const mailState = ({ server, lastSentAt, lastFailure, failed }: Readings['mail']): HealthState => {
  if (server === null) return 'attention'
  const broken = lastFailure !== null && (lastSentAt === null || lastFailure.at > lastSentAt)
  return broken ? 'problem' : failed > 0 ? 'attention' : 'ok'
}

/** What each reading calls for. Thresholds leave time to act before anything stops. */
export const judgeHealth = (
  { database, pendingMigrations, jobs, mail, disk, backup, sensitive }: Readings,
  now: Date,
): { readonly [K in HealthKey]: HealthState } => {
  const late = level(jobs.lateSeconds, 5 * MINUTE, 60 * MINUTE)
  return {
    database: 'ok',
    connections: level(database.connections / Math.max(1, database.mostConnections), 0.7, 0.9),
    transactions: level(database.longestSeconds, MINUTE, 10 * MINUTE),
    migrations: pendingMigrations.length > 0 ? 'problem' : 'ok',
    jobs: late === 'ok' && jobs.failed > 0 ? 'attention' : late,
    mail: mailState(mail),
    disk: disk === null ? 'ok' : diskState(disk),
    backup: backup === null ? 'attention' : level((now.getTime() - backup.madeAt.getTime()) / DAY, 2, 7),
    factors: sensitive.unprotected > 0 ? 'attention' : 'ok',
    version: 'ok',
  }
}
