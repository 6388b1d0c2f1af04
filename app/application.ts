import type { Hono } from 'hono'
import { recogniseHolders, replayErasures, runExport, runRetention, sendDigests } from './accounts/index.ts'
import { makeAlert } from './alerts.ts'
import { locateStructures } from './directory/index.ts'
import { followedSearch } from './directory/pages/index.ts'
import { scanDirectory } from './duplicates/index.ts'
import { eventClock } from './eventClock.ts'
import { computeTimetable } from './events/index.ts'
import { mintScope } from './platform/access/scope.ts'
import { connect } from './platform/database/connect.ts'
import { secretOf } from './platform/database/secrets.ts'
import type { FilesPort } from './platform/files/port.ts'
import { clientFiles, serveAsset } from './platform/http/assets.ts'
import { createServer } from './platform/http/server.ts'
import { makeIdentity } from './platform/identity/identity.ts'
import { openIdProvider } from './platform/identity/openId/provider.ts'
import type { OpenIdSettings } from './platform/identity/openId/settings.ts'
import { type IdentityPort, identityPort } from './platform/identity/port.ts'
import { type Jobs, startJobs } from './platform/jobs/jobs.ts'
import { react } from './platform/jobs/subscribe.ts'
import { systemTransact } from './platform/jobs/transact.ts'
import type { Clock } from './platform/kernel/dates.ts'
import { deliverMail } from './platform/mail/deliverMail.ts'
import type { MailPort } from './platform/mail/port.ts'
import { nothingOutside, type OutsideSettings, openOutside } from './platform/outside/outside.ts'
import type { ErasureList } from './platform/privacy/erasureList.ts'
import type { Telemetry } from './platform/telemetry/telemetry.ts'
import { loadTerritory } from './platform/territory.ts'
import { refreshSources, runStructureImport } from './registers/index.ts'
import { routes } from './routes.ts'
import { schedulesOf } from './schedules.ts'
import { checkSavedSearches } from './shortlists/index.ts'
import { errorPages } from './site/errorPages.tsx'
import { makeShell } from './site/shell.tsx'
import { makeSubscriptions } from './subscriptions.ts'
import { themeScriptHash } from './ui/index.ts'

export type Application = {
  readonly http: Hono
  readonly jobs: Jobs
  readonly identity: IdentityPort
  readonly stop: () => Promise<void>
}

/** Wires the ports to the modules on a migrated database that holds a territory. */
export const makeApplication = async (parts: {
  applicationUrl: string
  publicUrl: string
  files: FilesPort
  mail: MailPort
  openId?: OpenIdSettings | null
  outside?: OutsideSettings
  clock: Clock
  telemetry: Telemetry
  /** Whom to erase again after a restore: kept outside what a restore replaces. */
  erasures: ErasureList
  /** This process keeps the clock of the deployment: it starts what comes back by the hour. */
  keepsClock?: boolean
}): Promise<Application> => {
  const { clock, telemetry, publicUrl, files, mail } = parts
  const { log } = telemetry
  const onError = (error: Error) => log.warn({ err: error }, 'database')
  const open = (options: Parameters<typeof connect>[1] = {}) =>
    connect(parts.applicationUrl, { onError, ...options })
  // One pool for each way of acting: the system, visitors, the sign-in library (who asks is found out, and attempts are
  // counted, beside the transaction of the request), and whoever signed in, told in each transaction, or as each page opens.
  const system = open({ context: { actor: 'system' } })
  const visitors = open({ context: { actor: 'visitor', key: 'visitor' } })
  const doors = open({ context: { actor: 'authentication' }, named: true })
  const people = open()
  const readers = open({ readOnly: true })
  const { db } = system
  const territory = await loadTerritory(db)
  if (territory === null) throw new Error('no territory in this database')
  const secret = await secretOf(db, 'session')
  const auth = makeIdentity({
    db: doors.db,
    secret: await secretOf(db, 'identity'),
    publicUrl,
    name: 'OpenMap ESS',
  })
  const schedules = parts.keepsClock === true ? schedulesOf(territory) : null
  const jobs = await startJobs(parts.applicationUrl, log, schedules)
  const inSystem = (purpose: string) =>
    systemTransact({ db, clock, dispatch: jobs.dispatch, territoryId: territory.id, purpose })
  const { erasures } = parts
  // Before anybody is served, and before any job: nobody comes back by an old backup.
  const again = await replayErasures({ transact: inSystem('restore'), files, erasures })
  if (again > 0) log.warn({ people: again }, 'erased again after a restore')
  const subscriptions = makeSubscriptions({ territory, publicUrl, enqueue: jobs.enqueue })
  const { dispatch } = jobs
  const site = { territory, publicUrl }
  const alert = makeAlert({ db, clock, dispatch, territoryId: territory.id, site })
  const jobFailed = (): Promise<void> => alert('jobs')
  await jobs.work(
    'fact',
    async ({ factId }) => {
      if (factId !== undefined) await react(db, { clock, dispatch, subscriptions }, factId)
    },
    jobFailed,
  )
  await jobs.work('mail', async ({ territoryId, mailId }) => {
    if (territoryId === undefined || mailId === undefined) return
    if (await deliverMail(db, { port: mail, clock }, { territoryId, mailId })) await alert('mails')
  })
  await jobs.work(
    'digest',
    async () => {
      const scope = mintScope(territory.id, { kind: 'system', purpose: 'daily mails' })
      await sendDigests(db, { clock, scope, dispatch, site })
    },
    jobFailed,
  )
  await jobs.work('event-clock', async () => {
    const transact = inSystem('event clock')
    for (const work of eventClock(site)) await transact(work)
  })
  await jobs.work('saved-searches', () =>
    checkSavedSearches(inSystem('saved searches'), { site, find: followedSearch }),
  )
  await jobs.work('timetable', async ({ runId }) => {
    if (runId !== undefined) await computeTimetable(inSystem('timetable'), runId)
  })
  await jobs.work('import', async ({ importId }) => {
    if (importId === undefined) return
    await runStructureImport({ transact: inSystem('import'), files }, importId)
    // What a file brought is compared at once; should this be lost, the clock comes back to it.
    await jobs.enqueue(db, 'duplicates', {})
  })
  await jobs.work('duplicates', async () => {
    await scanDirectory(inSystem('duplicates'))
  })
  const outside = openOutside(parts.outside ?? nothingOutside, clock)
  await jobs.work(
    'registers',
    async () => {
      await refreshSources({ transact: inSystem('registers'), files, outside, site })
      if (outside.addresses !== null) await locateStructures(inSystem('addresses'), outside.addresses)
    },
    jobFailed,
  )
  await jobs.work('retention', async () => {
    const forgotten = { files, erasures, territory, publicUrl }
    await runRetention({ ...forgotten, transact: inSystem('retention') })
  })
  await jobs.work('export', async ({ exportId }) => {
    const parts = { transact: inSystem('export'), files, territory, publicUrl }
    if (exportId !== undefined) await runExport(parts, exportId)
  })
  const identity = identityPort({ auth, db: doors.db, clock, secret })
  const onFault = (reason: object) => log.warn(reason, 'openid provider')
  const openId =
    parts.openId == null ? null : openIdProvider(parts.openId, { clock, secret, publicUrl, onFault })
  const http = createServer({
    routes,
    services: {
      territory,
      files,
      publicUrl,
      metrics: telemetry.metrics,
      operations: {
        mailServer: mail.server,
        reactionsTo: (type) => (subscriptions[type] ?? []).map(({ effect }) => effect),
        retryJob: jobs.retry,
      },
      identity,
      openId,
      outside,
    },
    db: people.db,
    readersDb: readers.db,
    visitorDb: visitors.db,
    clock,
    dispatch,
    shell: makeShell(territory, await clientFiles()),
    errorPages,
    recognise: recogniseHolders({ db: doors.db, clock, territoryId: territory.id }),
    secret,
    scriptHash: themeScriptHash,
    telemetry,
    serveAssets: serveAsset,
  })
  return {
    http,
    jobs,
    identity,
    stop: async () => {
      await jobs.stop()
      for (const pool of [doors, visitors, readers, people, system]) await pool.close()
    },
  }
}
